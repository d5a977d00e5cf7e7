/// A page that shows another in frames of several widths, tries it, and says what it found: what a
/// browser alone can tell.
enum PageProbe {
  /// The widths of a telephone, a tablet and a screen, in pixels.
  static let widths = [400, 800, 1_280]

  /// The text of the page; the one it tries stands beside it as `report.html`.
  static func text(of report: String) -> String {
    let quoted = report.replacing("&", with: "&amp;").replacing("\"", with: "&quot;")
    let frames = widths.map {
      "<iframe style=\"width: \($0)px; height: 900px; border: 0\" srcdoc=\"\(quoted)\"></iframe>"
    }
    return """
      <!DOCTYPE html><meta charset="utf-8">
      \(frames.joined(separator: "\n"))
      <script>
      const found = [];
      addEventListener("load", () => {
        for (const frame of document.querySelectorAll("iframe")) {
          const say = (what) => found.push(frame.offsetWidth + ": " + what);
          try { probe(frame.contentWindow, say); } catch (error) { say("error " + error); }
        }
        const told = document.createElement("pre");
        told.textContent = found.join("\\n") + "\\nEND";
        document.body.replaceChildren(told);
      });
      \(probe)
      </script>

      """
  }

  /// Opens what is folded, measures every cell, and sorts every table.
  private static let probe = """
    function probe(page, say) {
      const all = (name) => [...page.document.querySelectorAll(name)];
      const style = (element) => page.getComputedStyle(element);
      for (const folded of all("details")) folded.open = true;
      const room = page.document.documentElement.clientWidth;
      say("ground " + style(page.document.body).backgroundColor);
      if (page.document.documentElement.scrollWidth > room) say("the page is wider than the window");
      for (const element of all("h1, h2, h3, p, li, summary, th, td, code, figure")) {
        const place = element.getBoundingClientRect();
        if (place.width && (place.left < -0.5 || place.right > room + 0.5))
          say("cut: " + element.tagName + " " + element.textContent.trim().slice(0, 60));
        if (element.tagName !== "FIGURE" && element.scrollWidth > element.clientWidth + 1
            && style(element).display !== "inline")
          say("overflows: " + element.tagName + " " + element.textContent.trim().slice(0, 60));
      }
      for (const drawing of all("figure svg")) {
        const size = drawing.getBoundingClientRect().width / 800 * 11.5;
        if (size < 8) say("text of a drawing is " + size + " pixels high");
      }
      let sorted = 0;
      for (const table of all("table")) {
        const column = [...table.rows[0].cells].findIndex((c) => c.classList.contains("right"));
        const button = table.rows[0].cells[Math.max(0, column)].querySelector("button");
        if (!button || column < 0) continue;
        const shown = () => [...table.tBodies[0].rows].map((row) => row.textContent).join("|");
        const before = shown();
        const numbers = () => [...table.tBodies[0].rows]
          .map((row) => row.cells[column].textContent.replace("\\u2212", "-").replaceAll(",", ""))
          .map(parseFloat).filter((number) => !isNaN(number));
        button.click();
        const up = numbers();
        if (up.some((number, i) => i > 0 && number < up[i - 1])) say("not ascending: " + up);
        button.click();
        const down = numbers();
        if (down.some((number, i) => i > 0 && number > down[i - 1])) say("not descending: " + down);
        button.click();
        if (shown() !== before) say("the third click does not bring the rows back");
        sorted += 1;
      }
      say("sorted " + (sorted > 0));
      say("requests " + page.performance.getEntriesByType("resource").length);
    }
    """
}
