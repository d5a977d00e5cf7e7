extension HTMLWriter {
  /// The text of a file that asks for no other, and whose policy forbids it.
  package func text(of document: Document) -> String {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
    style-src 'unsafe-inline'; script-src 'unsafe-inline'">
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
    <script>
    \(Self.script)
    </script>
    </body>
    </html>

    """
  }
}
