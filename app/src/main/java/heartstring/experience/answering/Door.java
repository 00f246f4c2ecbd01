package heartstring.experience.answering;

import heartstring.experience.questions.Form;
import heartstring.experience.questions.Given;
import heartstring.experience.questions.Piping;
import heartstring.experience.surveys.Survey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The way by which somebody came to a survey.
 *
 * @param path of the page
 * @param token under which what is typed is kept
 * @param name of whoever the link names, empty when it names nobody
 * @param origin of the site that its link was made for, empty for none
 */
record Door(
        Survey survey,
        Form form,
        String path,
        String token,
        boolean invited,
        String name,
        Begun begun,
        boolean embedded,
        String origin) {

    /** The sites within whose pages it may be shown. */
    List<String> sites() {
        return origin.isEmpty()
                ? survey.origins()
                : Stream.concat(survey.origins().stream(), Stream.of(origin)).toList();
    }

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
        return new Door(survey, form, path, token, invited, name, other, embedded, origin);
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
