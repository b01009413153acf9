package lifeline.alerts.noise.digest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import lifeline.alerts.page.Message;
import lifeline.contract.signal.Severity;

/** Many alerts in one message: every red by name, of the others the gravest, and how many there are. */
final class DigestWriter {
    /** So many that are not red are named. [default] */
    static final int NAMED = 20;

    private static final Comparator<Message> GRAVEST = Comparator.comparing(Message::severity)
            .reversed()
            .thenComparing(Message::firstAt)
            .thenComparing(Message::alert);

    private DigestWriter() {}

    /**
     * @param holding what holds, one message an alert
     * @param ended what was told and is over
     */
    static Message write(List<Message> holding, List<Message> ended, Instant now) {
        List<Message> all = new ArrayList<>(holding);
        all.addAll(ended);
        boolean isEnglish = all.get(0).language().equals("en");
        List<Message> sorted = holding.stream().sorted(GRAVEST).toList();
        return new Message(
                Message.Kind.DIGEST,
                all.get(0).language(),
                holding.stream()
                        .map(Message::severity)
                        .max(Comparator.naturalOrder())
                        .orElse(Severity.BLUE),
                all.stream().allMatch(Message::exercise),
                0,
                isEnglish ? all.size() + " alerts" : "告警汇总：" + all.size() + " 条",
                "",
                "",
                summary(sorted, ended.size(), isEnglish),
                "",
                "",
                "",
                all.stream()
                        .map(Message::firstAt)
                        .min(Comparator.naturalOrder())
                        .orElse(now),
                now,
                all.size(),
                all.stream()
                        .map(Message::dutyPhone)
                        .filter(phone -> !phone.isEmpty())
                        .findFirst()
                        .orElse(""),
                "",
                common(all),
                lines(sorted, ended, isEnglish));
    }

    private static String summary(List<Message> holding, int ended, boolean isEnglish) {
        Map<Severity, Long> counts = holding.stream()
                .collect(Collectors.groupingBy(Message::severity, LinkedHashMap::new, Collectors.counting()));
        List<String> parts = new ArrayList<>();
        counts.forEach((severity, count) -> parts.add(word(severity, isEnglish) + " " + count));
        if (ended > 0) {
            parts.add((isEnglish ? "recovered " : "已恢复 ") + ended);
        }
        return String.join(isEnglish ? ", " : "，", parts);
    }

    private static List<String> lines(List<Message> holding, List<Message> ended, boolean isEnglish) {
        List<String> lines = new ArrayList<>();
        int others = 0;
        int left = 0;
        for (Message message : holding) {
            if (message.severity() == Severity.RED) {
                lines.add(line(word(message.severity(), isEnglish), message));
            } else if (others < NAMED) {
                others++;
                lines.add(line(word(message.severity(), isEnglish), message));
            } else {
                left++;
            }
        }
        for (Message message : ended) {
            if (others < NAMED) {
                others++;
                lines.add(line(isEnglish ? "Recovered" : "已恢复", message));
            } else {
                left++;
            }
        }
        if (left > 0) {
            lines.add(isEnglish ? "and " + left + " more" : "另有 " + left + " 条");
        }
        return lines;
    }

    private static String line(String word, Message message) {
        return List.of(word, "#" + message.alert(), message.title(), message.object(), message.place(), message.value())
                .stream()
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    private static String word(Severity severity, boolean isEnglish) {
        return switch (severity) {
            case RED -> isEnglish ? "Red" : "红";
            case ORANGE -> isEnglish ? "Orange" : "橙";
            case YELLOW -> isEnglish ? "Yellow" : "黄";
            case BLUE -> isEnglish ? "Blue" : "蓝";
        };
    }

    /** What all have in common. */
    private static Map<String, String> common(List<Message> all) {
        Map<String, String> common = new HashMap<>(all.get(0).labels());
        all.forEach(message -> common.entrySet().retainAll(message.labels().entrySet()));
        return common;
    }
}
