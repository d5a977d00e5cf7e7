extension HTMLWriter {
  /// The text of a file that asks for no other.
  package func text(of document: Document) -> String {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>\(Self.escape(document.title.text))</title>
    <style>
    \(Self.style)
    </style>
    </head>
    <body>
    <main>
    \(body(of: document))
    </main>
    </body>
    </html>

    """
  }

  private static let style = """
    :root { color-scheme: light dark; }
    body { margin: 0; font: 16px/1.55 system-ui, sans-serif; color: #222; background: #fff; }
    main { max-width: 60rem; margin: 0 auto; padding: 2rem 1rem 4rem; }
    h1, h2, h3 { line-height: 1.25; margin: 2.2em 0 0.6em; }
    h1 { margin-top: 0; }
    h1 + p { font-size: 1.1em; }
    blockquote { margin: 1em 0; padding: 0.1em 1em; border-left: 4px solid #0072b2; }
    code { font: 0.9em ui-monospace, monospace; background: rgb(127 127 127 / 15%);
      padding: 0.1em 0.3em; border-radius: 3px; }
    .wide { overflow-x: auto; margin: 1em 0; }
    table { border-collapse: collapse; font-size: 0.88em; font-variant-numeric: tabular-nums; }
    th, td { padding: 0.3em 0.7em; border-bottom: 1px solid rgb(127 127 127 / 30%);
      text-align: left; vertical-align: top; }
    td { white-space: nowrap; }
    td.prose { white-space: normal; min-width: 12rem; }
    .right { text-align: right; }
    figure { margin: 1.2em 0; background: #fff; border-radius: 4px; }
    figure svg { display: block; width: 100%; height: auto; }
    @media (prefers-color-scheme: dark) {
      body { color: #ddd; background: #16181c; }
      figure { padding: 6px; }
    }
    """
}
