package lifeline.alerts.page.answer;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import lifeline.alerts.alert.Deed;
import lifeline.alerts.alert.Stage;
import lifeline.alerts.view.AlertView;
import lifeline.contract.signal.Severity;

/** The page on the phone, Chinese first with English under it: plain HTML that works without scripts. */
final class AnswerPage {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneId.of("Asia/Shanghai"));

    private AnswerPage() {}

    /**
     * Where the alert and the link are.
     *
     * @param isWanted whether what the link asks for is still to be done
     * @param isDone whether it has just been done
     */
    record State(Asked asked, Optional<Stage.Acknowledged> taken, boolean isWanted, boolean isDone, Instant now) {
        String html() {
            String who = taken.map(stage -> stage.by().equals(asked.person())
                            ? note("您已接警 · You have taken it", stage.at())
                            : note(escape(stage.by()) + " 已接警 · has taken it", stage.at()))
                    .orElse("");
            if (isWanted) {
                return who + button(asked.deed());
            }
            return isDone && asked.deed() != Deed.ACKNOWLEDGE ? who + note(done(asked.deed()), now) : who;
        }
    }

    private static String button(Deed deed) {
        String words =
                switch (deed) {
                    case SIGN -> "签收<small>Sign for it</small>";
                    case FOLLOW -> "已超时，我来跟进<small>It is overdue: I see to it</small>";
                    default -> "我来处理<small>I take it</small>";
                };
        return "<form method=\"post\"><button>" + words + "</button></form>\n";
    }

    private static String done(Deed deed) {
        return deed == Deed.SIGN ? "您已签收 · You have signed for it" : "您来跟进 · You see to it";
    }

    static String of(AlertView alert, State state) {
        String exercise = alert.exercise() == null ? "" : "<p class=\"exercise\">演练 · Exercise</p>";
        return page("""
                %s
                <p class="severity %s">%s</p>
                <h1>%s<small>%s</small></h1>
                <p class="place">%s · %s</p>
                <p>%s</p>
                <p class="action">%s</p>
                <p class="number">#%d · %s</p>
                %s
                """.formatted(
                        exercise,
                        alert.severity().name().toLowerCase(Locale.ROOT),
                        colour(alert.severity()),
                        escape(alert.title().zh()),
                        escape(alert.title().en()),
                        escape(alert.asset().title().zh()),
                        escape(alert.asset().place().zh()),
                        escape(alert.text().zh()),
                        escape(alert.action().zh()),
                        alert.id(),
                        TIME.format(alert.beganAt()),
                        state.html()));
    }

    static String notGood() {
        return page("""
                <h1>链接无效或已过期<small>This link is not valid, or has expired</small></h1>
                <p>请登录值班台，或致电值班室。<br>Log in to the duty desk, or call it.</p>
                """);
    }

    private static String note(String who, Instant at) {
        return "<p class=\"taken\">" + who + "<br>" + TIME.format(at) + "</p>";
    }

    private static String colour(Severity severity) {
        return switch (severity) {
            case RED -> "红色 · RED";
            case ORANGE -> "橙色 · ORANGE";
            case YELLOW -> "黄色 · YELLOW";
            case BLUE -> "蓝色 · BLUE";
        };
    }

    private static String page(String body) {
        return """
                <!doctype html>
                <html lang="zh">
                <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="robots" content="noindex"><title>Lifeline</title>
                <link rel="icon" href="/favicon.svg" type="image/svg+xml"><link rel="stylesheet" href="/answer.css"></head>
                <body><main>
                %s</main></body>
                </html>
                """.formatted(body);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
