package lifeline.alerts.page.channel;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import lifeline.alerts.page.Message;
import lifeline.contract.signal.Severity;

/** A message in lines of plain words: level, object, place, value against threshold, times, count, whom to call, where to answer. */
public final class MessageText {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.ofHours(8));

    private final Message message;
    private final boolean isChinese;

    public MessageText(Message message) {
        this.message = message;
        this.isChinese = !message.language().equals("en");
    }

    /** One line: 【演练】红色 燃气泄漏 · 17号阀门井. */
    public String title() {
        String exercise = message.exercise() ? say("【演练】", "[EXERCISE] ") : "";
        return exercise
                + switch (message.kind()) {
                    case ALERT -> colour(message.severity()) + " " + message.title() + " · " + message.object();
                    case RECOVERED -> say("已恢复 ", "Recovered: ") + message.title() + " · " + message.object();
                    case DIGEST -> say("报警汇总 " + message.count() + " 条", message.count() + " alerts");
                    case WATCH -> say("系统自检 ", "System watch: ") + message.title();
                    case TEST -> say("通道测试，无需处理", "Test of this channel: nothing to do");
                };
    }

    /** What stands under it, a fact a line. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (message.kind() == Message.Kind.TEST) {
            return lines;
        }
        if (message.kind() == Message.Kind.DIGEST) {
            lines.addAll(message.lines());
        } else if (message.kind() == Message.Kind.WATCH) {
            fact(lines, say("情况", "What"), message.text());
            fact(lines, say("开始", "Began"), time(message.firstAt()));
            fact(lines, say("处置", "Do first"), message.action());
        } else {
            fact(lines, say("级别", "Level"), colour(message.severity()));
            fact(lines, say("对象", "Object"), message.object());
            fact(lines, say("位置", "Place"), message.place());
            fact(lines, say("情况", "What"), message.text());
            fact(lines, say("测值/阈值", "Value/threshold"), message.value() + " / " + message.threshold());
            fact(lines, say("开始", "Began"), time(message.firstAt()));
            fact(lines, say("最新", "Latest"), time(message.lastAt()));
            fact(lines, say("次数", "Count"), Integer.toString(message.count()));
            fact(lines, say("处置", "Do first"), message.kind() == Message.Kind.ALERT ? message.action() : "");
            fact(lines, say("编号", "Number"), message.alert() == 0 ? "" : "#" + message.alert());
        }
        fact(lines, say("值班电话", "Duty phone"), message.dutyPhone());
        return lines;
    }

    /** What the link is called. */
    public String answer() {
        return say("我来处理", "I take it");
    }

    /** All of it as plain text, link included. */
    public String plain() {
        List<String> all = new ArrayList<>(List.of(title()));
        all.addAll(lines());
        if (!message.link().isEmpty()) {
            all.add(answer() + say("：", ": ") + message.link());
        }
        return String.join("\n", all);
    }

    private void fact(List<String> lines, String name, String value) {
        if (!value.isBlank()) {
            lines.add(name + say("：", ": ") + value.replaceAll("\\s+", " ").strip());
        }
    }

    private String say(String zh, String en) {
        return isChinese ? zh : en;
    }

    private String colour(Severity severity) {
        return switch (severity) {
            case RED -> say("红色", "RED");
            case ORANGE -> say("橙色", "ORANGE");
            case YELLOW -> say("黄色", "YELLOW");
            case BLUE -> say("蓝色", "BLUE");
        };
    }

    private static String time(Instant at) {
        return TIME.format(at) + " +08:00";
    }

    /**
     * Text of others within markdown or a card: what would format, link or mention is taken from it, so that the name of an asset
     * can neither hide a line nor call everybody.
     */
    static String tame(String text) {
        return text.replace("<", "＜")
                .replace(">", "＞")
                .replace("@", "＠")
                .replace("[", "［")
                .replace("]", "］")
                .replace("`", "'")
                .replace("*", "＊")
                .replace("_", "＿")
                .replace("#", "＃")
                .replace("~", "～")
                .replace("|", "｜")
                .replace("\\", "＼");
    }

    /** Cut to so many bytes of UTF-8, between characters. */
    static String cut(String text, int bytes) {
        if (text.getBytes(StandardCharsets.UTF_8).length <= bytes) {
            return text;
        }
        StringBuilder kept = new StringBuilder();
        int used = "…".getBytes(StandardCharsets.UTF_8).length;
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            String character = Character.toString(point);
            used += character.getBytes(StandardCharsets.UTF_8).length;
            if (used > bytes) {
                break;
            }
            kept.append(character);
            i += character.length();
        }
        return kept.append('…').toString();
    }
}
