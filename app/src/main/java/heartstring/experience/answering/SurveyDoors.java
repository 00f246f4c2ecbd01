package heartstring.experience.answering;

import heartstring.experience.questions.Form;
import heartstring.experience.surveys.Survey;
import heartstring.experience.surveys.Surveys;
import heartstring.platform.secrets.Tokens;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

/** Finds out who came to which survey, and what they have begun. */
@Component
class SurveyDoors {

    private static final int MOST_HIDDEN = 200;

    private final Surveys surveys;
    private final Links links;
    private final Begins begins;

    SurveyDoors(Surveys surveys, Links links, Begins begins) {
        this.surveys = surveys;
        this.links = links;
        this.begins = begins;
    }

    /** By the survey's own link. */
    Optional<Door> open(String key, MultiValueMap<String, String> sent) {
        String given = one(sent, "in");
        boolean comes = given.matches("[A-Za-z0-9_-]{43}");
        String token = comes ? given : Tokens.next();
        return surveys.byPublicKey(key)
                .flatMap(survey ->
                        door(survey, "/s/" + key, token, !comes, new Links.Invited(survey.id(), 0, 0), "", sent));
    }

    /** By a link that says who; none when it was not made here, or for somebody who is not there any more. */
    Optional<Door> invited(String link, MultiValueMap<String, String> sent) {
        return links.read(link)
                .flatMap(invited -> surveys.find(invited.surveyId())
                        .flatMap(survey -> survey.anonymous()
                                ? open(survey.publicKey(), sent)
                                : begins.somebody(invited.profileId())
                                        .flatMap(who -> door(
                                                survey, Links.PATH + link, link, false, invited, who.name(), sent))));
    }

    private Optional<Door> door(
            Survey survey,
            String path,
            String token,
            boolean fresh,
            Links.Invited who,
            String name,
            MultiValueMap<String, String> sent) {
        // Under a token that was made just now nothing can be kept.
        Begun begun = fresh
                ? null
                : begins.find(token).filter(b -> b.surveyId() == survey.id()).orElse(null);
        int version = begun == null ? survey.published() : begun.version();
        Optional<Form> form = version == 0 ? Optional.empty() : surveys.published(survey.id(), version);
        return form.map(f -> new Door(
                survey,
                f,
                path,
                token,
                who.profileId() > 0,
                name,
                begun != null ? begun : beginning(survey, version, f, who, sent),
                one(sent, "embedded").equals("true"),
                who.origin()));
    }

    private static Begun beginning(
            Survey survey, int version, Form form, Links.Invited who, MultiValueMap<String, String> sent) {
        Map<String, String> hidden = new HashMap<>();
        for (String name : form.hidden()) {
            String value = one(sent, name).isEmpty() ? one(sent, "h." + name) : one(sent, name);
            // Of an anonymous answer nothing stays that could tell who it was.
            if (!value.isEmpty() && value.length() <= MOST_HIDDEN && (!survey.anonymous() || name.equals("store"))) {
                hidden.put(name, value);
            }
        }
        String visitor = one(sent, "visitor");
        String channel = one(sent, "via");
        return new Begun(
                0,
                survey.id(),
                version,
                who.profileId(),
                who.askingId(),
                survey.anonymous() || !visitor.matches("[A-Za-z0-9_.:-]{8,100}") ? "" : visitor,
                channel.matches("[a-z]{2,20}") ? channel : who.askingId() > 0 ? "email" : "link",
                "",
                typed(sent),
                hidden,
                null);
    }

    /** What stands in fields of questions. */
    static Map<String, List<String>> typed(MultiValueMap<String, String> sent) {
        Map<String, List<String>> typed = new LinkedHashMap<>();
        sent.forEach((name, values) -> {
            if (name.startsWith("q.") && name.length() <= 100 && typed.size() < 400 && values.size() <= 50) {
                typed.put(name.substring(2), values);
            }
        });
        return typed;
    }

    static String one(MultiValueMap<String, String> sent, String name) {
        String value = sent.getFirst(name);
        return value == null ? "" : value.strip();
    }
}
