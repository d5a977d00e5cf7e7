extension HTMLWriter {
  /// How the page looks: on any width, in light and dark, and on paper.
  static let style = """
    :root { color-scheme: light dark;
      --text: #222; --quiet: #5f5f5f; --page: #fff; --line: rgb(127 127 127 / 35%); --mark: #0072b2; }
    @media (prefers-color-scheme: dark) {
      :root { --text: #ddd; --quiet: #a8a8a8; --page: #16181c; --mark: #6db3e8; }
      /* Drawings are black on white: turned over, with their hues kept. */
      figure svg { filter: invert(0.91) hue-rotate(180deg); }
    }
    body { margin: 0; font: 16px/1.55 system-ui, sans-serif; color: var(--text);
      background: var(--page); }
    main { max-width: 76rem; margin: 0 auto; padding: 2rem 1rem 4rem; overflow-wrap: break-word; }
    h1, h2, h3 { line-height: 1.25; margin: 2.2em 0 0.6em; }
    h1 { margin-top: 0; }
    p, ul, blockquote, h1, h2, h3 { max-width: 46rem; }
    h1 + p { font-size: 1.1em; }
    a { color: var(--mark); }
    blockquote { margin: 1em 0; padding: 0.1em 1em; border-left: 4px solid var(--mark); }
    code { font: 0.9em ui-monospace, monospace; background: rgb(127 127 127 / 15%);
      padding: 0.1em 0.3em; border-radius: 3px; }
    summary { cursor: pointer; max-width: 46rem; padding: 0.2em 0; }
    details { border-left: 2px solid var(--line); padding-left: 0.8rem; margin: 0.5em 0; }
    table { border-collapse: collapse; margin: 1em 0; font-size: 0.88em;
      font-variant-numeric: tabular-nums; }
    th, td { padding: 0.3em 0.7em; border-bottom: 1px solid var(--line); text-align: left;
      vertical-align: top; }
    @media (max-width: 1000px) { th, td { padding: 0.3em 0.4em; } }
    th { vertical-align: bottom; }
    .right { text-align: right; }
    td.right { white-space: nowrap; }
    th button { all: unset; cursor: pointer; }
    th button::after { content: "\\2195"; color: var(--quiet); opacity: 0.6; padding-left: 0.3em; }
    th[aria-sort] button::after { opacity: 1; color: var(--mark); }
    th[aria-sort=ascending] button::after { content: "\\2191"; }
    th[aria-sort=descending] button::after { content: "\\2193"; }
    th button:focus-visible, summary:focus-visible { outline: 2px solid var(--mark); }
    figure { margin: 1.2em 0; max-width: 60rem; overflow-x: auto; }
    figure svg { display: block; width: 100%; min-width: 36rem; height: auto; border-radius: 4px; }
    \(cards)
    @media print {
      :root { color-scheme: light; --text: #000; --page: #fff; }
      @page { margin: 16mm 14mm; }
      body { font-size: 10pt; }
      main { padding: 0; max-width: none; }
      p, ul, blockquote, h1, h2, h3, summary { max-width: none; }
      h1, h2, h3, summary { break-after: avoid; }
      figure, tr, blockquote { break-inside: avoid; }
      figure { overflow: visible; max-width: 170mm; }
      figure svg { filter: none; min-width: 0; }
      table { font-size: 7.5pt; }
      th, td { padding: 0.2em 0.5em; }
      td.right { white-space: normal; }
      th button::after { content: none; }
      details::details-content { content-visibility: visible; height: auto; }
    }
    """

  /// Rows as cards, a line for each value with its column's title, where a table does not fit.
  private static var cards: String {
    TableWidth.allCases.compactMap { width in
      width.least.map { least in
        """
        @media screen and (max-width: \(least - 1)px) {
          .\(width.rawValue), .\(width.rawValue) tbody { display: block; font-size: 0.95em; }
          .\(width.rawValue) thead { display: none; }
          .\(width.rawValue) tr { display: block; max-width: 30rem; margin: 0 0 0.7em;
            padding: 0.3em 0.6em; border: 1px solid var(--line); border-radius: 5px; }
          .\(width.rawValue) td { display: flow-root; padding: 0.1em 0; border: 0;
            text-align: right; white-space: normal; overflow-wrap: anywhere; }
          .\(width.rawValue) td:empty { display: none; }
          .\(width.rawValue) td::before { content: attr(data-title); color: var(--quiet);
            float: left; max-width: 45%; padding-right: 1em; text-align: left; }
        }
        """
      }
    }.joined(separator: "\n")
  }
}
