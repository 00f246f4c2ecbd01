package heartstring.crm.webforms;

import heartstring.crm.answers.AnswerRules.Colleague;
import heartstring.crm.teams.Team;
import heartstring.crm.webforms.WebForm.Field;
import heartstring.crm.webforms.WebForm.Kind;
import heartstring.crm.webforms.WebForm.Rule;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of web forms: all of them, or one that is being built.
 *
 * @param form the one that is built, null for the list
 * @param address of this house, for the lines to copy
 */
public record FormsView(
        List<WebForm> forms,
        @Nullable WebForm form,
        List<Team> teams,
        List<Colleague> colleagues,
        String address,
        @Nullable String fault) {

    private static final int SPARE = 3;

    public Kind[] kinds() {
        return Kind.values();
    }

    /** The fields of the form and some empty lines. */
    public List<Field> lines() {
        List<Field> lines = new ArrayList<>(form == null ? List.of() : form.fields());
        for (int i = 0; i < SPARE && lines.size() < FormRules.MOST_FIELDS; i++) {
            lines.add(new Field(0, Kind.TEXT, "", false, List.of()));
        }
        return lines;
    }

    /** The rules of the form and some empty lines. */
    public List<Rule> rules() {
        List<Rule> rules = new ArrayList<>(form == null ? List.of() : form.rules());
        for (int i = 0; i < 2 && rules.size() < FormRules.MOST_RULES; i++) {
            rules.add(new Rule(0, "", 0));
        }
        return rules;
    }

    /** Where the public finds a form. */
    public String link(WebForm one) {
        return address + "/f/" + one.publicKey();
    }

    /** The line that puts a form into a page. */
    public String snippet(WebForm one) {
        return "<script async src=\"" + address + "/form.js\" data-form=\"" + one.publicKey() + "\"></script>";
    }
}
