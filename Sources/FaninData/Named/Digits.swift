extension NamedDataset {
  /// LeCun, Cortes & Burges' digits.
  public static let mnist = digits(
    name: "mnist", summary: "handwritten digits, 28 × 28 grey",
    licence: "CC BY-SA 3.0, Yann LeCun and Corinna Cortes",
    address: "https://ossci-datasets.s3.amazonaws.com/mnist/", torchvision: "MNIST",
    checksums: [
      "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
      "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
      "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
      "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2",
    ])

  /// Xiao, Rasul & Vollgraf (2017), arXiv:1708.07747: made to take the place of MNIST.
  public static let fashionMNIST = digits(
    name: "fashion-mnist", summary: "articles of clothing, 28 × 28 grey",
    licence: "MIT, Zalando SE",
    address: "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/",
    torchvision: "FashionMNIST",
    checksums: [
      "c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888",
      "bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9",
      "5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b",
      "0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34",
    ])

  /// MNIST's four files, which Fashion-MNIST imitates; also where torchvision puts them.
  private static func digits(
    name: String, summary: String, licence: String, address: String, torchvision: String,
    checksums: [String]
  ) -> NamedDataset {
    NamedDataset(
      name: name, summary: summary, licence: licence,
      facts: DatasetFacts(features: 784, classes: 10, trainingCount: 60_000, testCount: 10_000),
      origin: .pictures(
        [
          PicturePair(
            ("train-images-idx3-ubyte", "train-labels-idx1-ubyte"),
            checksums: (checksums[0], checksums[1]), counts: [60_000], classes: 10),
          PicturePair(
            ("t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte"),
            checksums: (checksums[2], checksums[3]), counts: [10_000], classes: 10),
        ], folders: [name, "\(torchvision)/raw", "\(name)/\(torchvision)/raw", "\(name)/raw"],
        address: address))
  }
}
