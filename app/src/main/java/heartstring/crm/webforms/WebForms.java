package heartstring.crm.webforms;

import heartstring.crm.teams.Teams;
import heartstring.crm.webforms.WebForm.Field;
import heartstring.crm.webforms.WebForm.Rule;
import heartstring.platform.audit.Audit;
import heartstring.platform.secrets.Tokens;
import heartstring.platform.users.Users;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The web forms of the house. */
@Component
public class WebForms {

    static final int MOST = 50;

    private final WebFormsSql sql;
    private final Teams teams;
    private final Users users;
    private final Audit audit;

    WebForms(WebFormsSql sql, Teams teams, Users users, Audit audit) {
        this.sql = sql;
        this.teams = teams;
        this.users = users;
        this.audit = audit;
    }

    /** What can become of a change. */
    public sealed interface Outcome {

        record Done(WebForm form) implements Outcome {}

        record Refused(String sentence) implements Outcome {}
    }

    /** All of them, those in use first. */
    public List<WebForm> all() {
        return sql.all();
    }

    public Optional<WebForm> find(int id) {
        return all().stream().filter(form -> form.id() == id).findFirst();
    }

    /** The open form of that key. */
    public Optional<WebForm> byKey(String key) {
        return all().stream()
                .filter(form -> !form.closed() && form.publicKey().equals(key))
                .findFirst();
    }

    /** Adds a form, or with its number changes one; key and counts of what is handed in are ignored. */
    @Transactional
    public Outcome keep(WebForm wanted) {
        return keep(wanted, "wf_" + Tokens.next().substring(0, 20));
    }

    /** The same with a key of the caller's choice for a new one; for the demo shop. */
    @Transactional
    public Outcome keep(WebForm wanted, String key) {
        String fault = FormRules.fault(wanted);
        if (fault == null) {
            fault = fault(wanted);
        }
        if (fault != null) {
            return new Outcome.Refused(fault);
        }
        if (wanted.id() == 0 && all().size() >= MOST) {
            return new Outcome.Refused("There are " + MOST + " forms already.");
        }
        WebForm named = named(wanted, key);
        Optional<Integer> id =
                wanted.id() == 0 ? sql.add(named) : sql.change(named) ? Optional.of(wanted.id()) : Optional.empty();
        if (id.isEmpty()) {
            return new Outcome.Refused("There is a form of this name already, or this one is gone.");
        }
        sql.set(id.get(), wanted.fields(), wanted.rules());
        return done(wanted.id() == 0 ? "made" : "changed", id.get());
    }

    private static WebForm named(WebForm form, String key) {
        return new WebForm(
                form.id(),
                key,
                form.name().strip(),
                form.intro().strip(),
                form.button().strip(),
                form.thanks().strip(),
                form.origins(),
                form.teamId(),
                form.fields(),
                form.rules(),
                0,
                null,
                false);
    }

    private @Nullable String fault(WebForm form) {
        if (form.teamId() != 0 && teams.all().stream().noneMatch(t -> t.id() == form.teamId())) {
            return "There is no such team.";
        }
        if (form.rules().size() > FormRules.MOST_RULES) {
            return "A form has at most " + FormRules.MOST_RULES + " rules.";
        }
        for (Rule rule : form.rules()) {
            if (form.fields().stream().map(Field::no).noneMatch(no -> no == rule.fieldNo())) {
                return "A rule asks for a field that is not in the form.";
            }
            if (rule.value().isBlank() || rule.value().length() > 200 || users.find(rule.userId()) == null) {
                return "Each rule says what a field holds, and who gets the lead then.";
            }
        }
        return null;
    }

    /** Closes a form, or opens it again. */
    @Transactional
    public Outcome close(int id, boolean closed) {
        return sql.close(id, closed)
                ? done(closed ? "closed" : "opened", id)
                : new Outcome.Refused("There is no such form.");
    }

    private Outcome done(String act, int id) {
        audit.record(act, "form", id);
        return new Outcome.Done(find(id).orElseThrow());
    }
}
