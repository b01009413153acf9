package lifeline.alerts.call;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lifeline.alerts.alert.Alert;
import lifeline.alerts.alert.Stage;
import lifeline.alerts.alert.Wording;
import lifeline.alerts.duty.store.Duties;
import lifeline.alerts.page.Message;
import lifeline.alerts.page.answer.AnswerLinks;
import lifeline.alerts.page.answer.Asked;
import lifeline.alerts.rule.current.CurrentRules;
import lifeline.alerts.store.AssetRow;
import lifeline.alerts.store.StoredAlert;
import lifeline.contract.domain.Text;
import lifeline.contract.signal.Severity;

/** What is told of an alert, in the language of whom it is told. */
@Singleton
public final class MessageWriter {
    private final CurrentRules rules;
    private final AnswerLinks links;

    public MessageWriter(CurrentRules rules, AnswerLinks links) {
        this.rules = rules;
        this.links = links;
    }

    /** What is told beside the facts: why it is told now, and whether further ones like it are held. */
    private record Note(Optional<Call> call, boolean flaps) {
        private static final Note NONE = new Note(Optional.empty(), false);

        String in(String language) {
            return call.map(why -> why(why, language)).orElse("") + (flaps ? flapping(language) : "");
        }

        private static String flapping(String language) {
            return language.equals("en")
                    ? " It comes and goes: held from now on until it calms down."
                    : "（反复告警，平稳之前不再逐次通知）";
        }

        private static String why(Call call, String language) {
            if (call.isRelease()) {
                return language.equals("en") ? " The warning is released to you: sign for it." : "（预警已向贵单位发布，请签收）";
            }
            return call.awaited().map(stage -> overdue(stage, language)).orElse("");
        }

        private static String overdue(Stage.Name stage, String language) {
            return language.equals("en")
                    ? " Overdue: " + missing(stage).en() + "."
                    : "（已超时：" + missing(stage).zh() + "）";
        }

        private static Text missing(Stage.Name stage) {
            return switch (stage) {
                case DETECTED, NOTIFIED -> new Text("尚未认领", "nobody has taken it");
                case ACKNOWLEDGED -> new Text("尚未研判", "nobody has said what it is");
                case ANALYSED -> new Text("预警尚未发布", "the warning has not been released");
                case RELEASED -> new Text("权属单位尚未签收", "the owner has not signed for it");
                case SIGNED -> new Text("尚未到达现场", "nobody has arrived on site");
                case ARRIVED -> new Text("尚未开始处置", "nobody has begun to handle it");
                case HANDLING -> new Text("没有处置进展", "nobody has reported progress");
                case RESOLVED, CLOSED -> new Text("尚未办结", "nobody has closed it");
            };
        }
    }

    /** @param flaps whether further ones like it are held */
    Message alert(StoredAlert stored, Duties.Called called, Call call, boolean flaps, Instant now) {
        String link = called.person()
                .map(person -> links.link(new Asked(stored.id(), person.id(), call.answer()), now))
                .orElse("");
        Note note = new Note(Optional.of(call), flaps);
        return message(stored, Message.Kind.ALERT, called.language(), called.phone(), link, note);
    }

    Message recovered(StoredAlert stored, String language) {
        return message(stored, Message.Kind.RECOVERED, language, "", "", Note.NONE);
    }

    private Message message(
            StoredAlert stored, Message.Kind kind, String language, String phone, String link, Note note) {
        Alert alert = stored.alert();
        AssetRow asset = stored.asset();
        Wording.Words words = new Wording(rules::catalogue).of(alert, asset.title());
        return new Message(
                kind,
                language,
                alert.severity(),
                alert.origin().exercise().isPresent(),
                stored.id(),
                in(language, words.title()),
                in(language, asset.title()),
                in(language, asset.place()),
                in(language, words.text()) + note.in(language),
                in(language, words.action()),
                Wording.number(alert.value()) + unit(words),
                Wording.number(alert.threshold()) + unit(words),
                alert.beganAt(),
                alert.machine().recoveredAt().orElse(alert.updatedAt()),
                alert.signals(),
                phone,
                link,
                Map.of(
                        "rule", alert.origin().rule(),
                        "subject", alert.origin().subject(),
                        "domain", alert.origin().domain(),
                        "asset", alert.origin().asset(),
                        "district", asset.district(),
                        "owner", asset.owner()),
                List.of());
    }

    private static String unit(Wording.Words words) {
        return words.unit().isEmpty() ? "" : " " + words.unit();
    }

    private static String in(String language, Text text) {
        return language.equals("en") ? text.en() : text.zh();
    }

    static int urgency(Severity severity) {
        return switch (severity) {
            case RED -> 4;
            case ORANGE -> 3;
            case YELLOW -> 2;
            case BLUE -> 1;
        };
    }

    /** How long a page may wait to leave [default]. */
    static Duration goodFor(Severity severity) {
        return switch (severity) {
            case RED, ORANGE -> Duration.ofMinutes(30);
            case YELLOW -> Duration.ofHours(2);
            case BLUE -> Duration.ofHours(12);
        };
    }
}
