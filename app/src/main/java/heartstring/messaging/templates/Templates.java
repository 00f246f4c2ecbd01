package heartstring.messaging.templates;

import heartstring.platform.audit.Audit;
import heartstring.platform.auth.Actor;
import heartstring.platform.postgres.Changes;
import heartstring.platform.postgres.Kept;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The door to templates of messages. */
@Component
public class Templates {

    /** So many can be there at once. */
    public static final int MOST = 300;

    private final TemplatesSql sql;
    private final Audit audit;
    private final InstantSource time;
    private final Kept<List<Template>> kept;

    Templates(TemplatesSql sql, Audit audit, Changes changes, InstantSource time) {
        this.sql = sql;
        this.audit = audit;
        this.time = time;
        this.kept = new Kept<>("message templates", changes, () -> sql.living(MOST));
    }

    /** What can become of a change. */
    public sealed interface Outcome {
        record Done(int templateId) implements Outcome {}

        record Refused(String sentence) implements Outcome {}
    }

    /** All that are in use, by name. */
    public List<Template> all() {
        return kept.get();
    }

    public Optional<Template> byId(int id) {
        return all().stream().filter(t -> t.id() == id).findFirst();
    }

    /** What has to be known of somebody who gets it, because nothing stands instead. */
    public Set<String> needed(Template template) {
        return TemplateRules.needed(template);
    }

    /** Makes one. */
    @Transactional
    public Outcome make(String typedName, String channel, List<Words> words) {
        String name = typedName.strip();
        String fault = TemplateRules.fault(name, channel, words);
        if (!fault.isEmpty()) {
            return new Outcome.Refused(fault);
        }
        if (all().size() >= MOST) {
            return new Outcome.Refused("There are " + MOST + " templates already. Take one away first.");
        }
        int id = sql.make(name, channel, time.instant(), Actor.current().userId());
        if (id == 0) {
            return new Outcome.Refused("There is a template of that name already.");
        }
        sql.version(id, 1, words, time.instant(), Actor.current().userId());
        return done("made", id);
    }

    /** Changes the words in one language, or adds them; what is under way already says what it said. */
    @Transactional
    public Outcome say(int id, String typedName, Words words) {
        Template template = sql.locked(id).orElse(null);
        if (template == null) {
            return new Outcome.Refused("This template is gone.");
        }
        List<Words> all = new ArrayList<>(template.words());
        int at = all.stream().map(Words::language).toList().indexOf(words.language());
        if (at < 0) {
            all.add(words);
        } else {
            all.set(at, words);
        }
        return keep(template, typedName.strip(), all);
    }

    /** Takes one language away; the last one stays. */
    @Transactional
    public Outcome silence(int id, String language) {
        Template template = sql.locked(id).orElse(null);
        if (template == null || template.words().size() < 2) {
            return new Outcome.Refused("A template speaks at least one language.");
        }
        return keep(
                template,
                template.name(),
                template.words().stream()
                        .filter(w -> !w.language().equals(language))
                        .toList());
    }

    private Outcome keep(Template template, String name, List<Words> words) {
        String fault = TemplateRules.fault(name, template.channel(), words);
        if (!fault.isEmpty()) {
            return new Outcome.Refused(fault);
        }
        if (sql.isTaken(name, template.id())) {
            return new Outcome.Refused("There is a template of that name already.");
        }
        int version = template.version() + 1;
        sql.version(
                template.id(), version, words, time.instant(), Actor.current().userId());
        sql.change(template.id(), name, version, time.instant());
        return done("changed", template.id());
    }

    /** Takes one away: nothing more is sent by it. */
    @Transactional
    public Outcome remove(int id) {
        return sql.remove(id, time.instant()) ? done("removed", id) : new Outcome.Refused("This template is gone.");
    }

    private Outcome done(String act, int id) {
        audit.record(act, "message template", id);
        kept.changed();
        return new Outcome.Done(id);
    }

    /** Its versions, the last first; at most 20. */
    public List<Template> versions(int id) {
        return sql.versions(id, 20).stream()
                .sorted(Comparator.comparingInt(Template::version).reversed())
                .toList();
    }
}
