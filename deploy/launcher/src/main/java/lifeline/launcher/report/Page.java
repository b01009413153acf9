package lifeline.launcher.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A page of figures and plots in one file, without a script. */
public record Page(String title, Figures figures, List<Plot> plots) {
    public Page {
        plots = List.copyOf(plots);
    }

    public void write(Path file) {
        StringBuilder page = new StringBuilder("""
                <!doctype html>
                <html lang="zh"><head><meta charset="utf-8"><title>%s</title>
                <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
                <style>
                body { font: 14px/1.5 system-ui, sans-serif; margin: 2em; max-width: 1150px; color: #1f2328 }
                .title { font-weight: 600; font-size: 14px } .tick { font-size: 11px }
                .grid { stroke: #d0d7de; stroke-width: .5 } .mark { stroke: #8c959f; stroke-dasharray: 3 3 }
                pre { background: #f6f8fa; padding: 1em; overflow: auto } svg { width: 100%%; margin: 1em 0 }
                </style></head><body><h1>%s</h1>
                """.formatted(Plot.escaped(title), Plot.escaped(title)));
        plots.forEach(plot -> page.append(plot.svg()).append('\n'));
        page.append("<pre>").append(Plot.escaped(figures.json())).append("</pre></body></html>\n");
        try {
            Files.writeString(file, page);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written", e);
        }
    }
}
