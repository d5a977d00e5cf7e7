import FaninReport
import Testing

struct ReferenceTests {
  @Test(arguments: Reference.allCases)
  func `a key is the first author's name and the year`(reference: Reference) {
    let publication = reference.publication
    let name = publication.authors[0].family.lowercased().filter(\.isLetter)
      .replacing("š", with: "s")

    #expect(reference.rawValue == "\(name)\(publication.year)")
  }

  /// The kinds of entries and their required fields are those of BibTeX's plain.bst.
  @Test(arguments: [
    (
      Reference.hochberg1988,
      """
      @article{hochberg1988,
        author = {Hochberg, Y.},
        title = {{A sharper Bonferroni procedure for multiple tests of significance}},
        journal = {Biometrika},
        volume = {75},
        number = {4},
        pages = {800--802},
        year = {1988},
        doi = {10.1093/biomet/75.4.800}
      }

      """
    ),
    (
      .steiger1997,
      """
      @incollection{steiger1997,
        author = {Steiger, J. H. and Fouladi, R. T.},
        title = {{Noncentrality interval estimation and the evaluation of statistical models}},
        booktitle = {{What If There Were No Significance Tests?}},
        editor = {Harlow, L. L. and Mulaik, S. A. and Steiger, J. H.},
        pages = {221--257},
        publisher = {Lawrence Erlbaum Associates},
        address = {Mahwah, NJ},
        year = {1997}
      }

      """
    ),
    (
      .nemenyi1963,
      """
      @phdthesis{nemenyi1963,
        author = {Nemenyi, P. B.},
        title = {{Distribution-free Multiple Comparisons}},
        school = {Princeton University},
        year = {1963}
      }

      """
    ),
  ])
  func `an entry holds what its kind asks for`(reference: Reference, entry: String) {
    #expect(BibTeXWriter.text(of: [reference]) == entry)
  }
}
