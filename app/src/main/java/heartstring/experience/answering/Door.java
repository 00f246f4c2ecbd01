package heartstring.experience.answering;

import heartstring.experience.questions.Form;
import heartstring.experience.questions.Given;
import heartstring.experience.questions.Piping;
import heartstring.experience.surveys.Survey;
import java.util.HashMap;
import java.util.Map;

/**
 * The way by which somebody came to a survey.
 *
 * @param path of the page
 * @param token under which what is typed is kept
 * @param name of whoever the link names, empty when it names nobody
 */
record Door(
        Survey survey,
        Form form,
        String path,
        String token,
        boolean invited,
        String name,
        Begun begun,
        boolean embedded) {

    /** What can stand in words. */
    Map<String, String> names(Map<String, Given> given, String language) {
        Map<String, String> hidden = new HashMap<>(begun.hidden());
        if (!name.isEmpty()) {
            hidden.putIfAbsent("first_name", name.strip().split("\\s+")[0]);
            hidden.putIfAbsent("name", name);
        }
        return Piping.names(form, given, hidden, language);
    }

    Door with(Begun other) {
        return new Door(survey, form, path, token, invited, name, other, embedded);
    }

    String mode() {
        return embedded ? "embedded" : "page";
    }

    /** Where the page goes on. */
    String next(String at, String language) {
        return path + "?" + (invited ? "" : "in=" + token + "&") + "at=" + at + "&lang=" + language
                + (embedded ? "&embedded=true" : "");
    }
}
