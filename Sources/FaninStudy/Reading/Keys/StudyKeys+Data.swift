import FaninData

// Keys of `data`: files of one's own.

extension StudyKeys {
  static let csv = StudySection([
    StudyKey(
      "path", .text, .required,
      "a table of separated values"),
    StudyKey(
      "label", .text, .required,
      "the column that holds the class"),
    StudyKey(
      "standardize", .flag, .value("true"),
      "shift and scale numeric columns to mean 0, variance 1 over the training split"),
    StudyKey(
      "test", .either([.number(.betweenZeroAndOne), .mapping(test)]), .value("0.2"),
      "the test split: a fraction of all rows, or a mapping"),
    StudyKey(
      "header", .flag, .words("names, refused where the line looks like data"),
      "whether the first line names the columns; without, they are `column-1`, `column-2`, …"),
    StudyKey(
      "categories", .either([.choice(["auto"]), .levels(.text)]),
      .words("none: all columns are numbers"),
      "columns of texts, which become one-hot columns: `auto`, or a list of names"),
    StudyKey(
      "missing", .choice(of: CSVSource.MissingRule.self), .value("refuse"),
      "rows with a missing value: `refuse` or `drop`"),
  ])

  static let test = StudySection([
    StudyKey(
      "fraction", .number(.betweenZeroAndOne), .required("in a mapping"),
      "the fraction of rows held out, above 0 and below 1"),
    StudyKey(
      "per", .choice(["study", "seed"]), .value("study"),
      "`study`: one draw for all seeds; `seed`: every seed has its own"),
    StudyKey(
      "stratified", .flag, .value("true", " in a mapping; a plain fraction is drawn over all rows"),
      "whether every class gives its share"),
  ])

  static let idx = StudySection([
    StudyKey(
      "train", .list(.text, count: 2...2), .required,
      "two files, images and labels"),
    StudyKey(
      "test", .list(.text, count: 2...2), .required,
      "two files, images and labels"),
  ])
}
