package heartstring.experience.bringing;

import heartstring.experience.questions.Form;
import heartstring.experience.surveys.Survey;
import heartstring.experience.surveys.Surveys;
import heartstring.platform.auth.Actor;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.web.Refusal;
import heartstring.touchpoint.files.UnreadableFile;
import heartstring.touchpoint.imports.ImportRun;
import heartstring.touchpoint.imports.Imports;
import heartstring.touchpoint.mappings.BadMapping;
import heartstring.touchpoint.mappings.Mapping;
import heartstring.ui.layout.Page;
import heartstring.ui.layout.Redirect;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;

/** Takes a file of answers of one survey and hands it to the imports. */
@ForRoles({Role.ADMINISTRATOR, Role.MANAGER})
@Controller
class BringingPage {

    private static final int LONGEST_SOURCE = 100;

    private final Surveys surveys;
    private final Imports imports;

    BringingPage(Surveys surveys, Imports imports) {
        this.surveys = surveys;
        this.imports = imports;
    }

    @GetMapping("/experience/surveys/{id:\\d+}/files")
    Page show(@PathVariable int id) {
        return page(find(id), null);
    }

    @PostMapping("/experience/surveys/{id:\\d+}/files")
    View bring(@PathVariable int id, @RequestParam("file") MultipartFile file) throws IOException {
        Survey survey = find(id);
        if (survey.anonymous()) {
            return page(survey, "This survey promises that nobody is known: it takes no answers from files.")
                    .status(422);
        }
        if (file.isEmpty()) {
            return page(survey, "Choose a file that is not empty.").status(422);
        }
        try {
            Actor actor = Actor.current();
            Imports.By by = new Imports.By(actor.kind().name().toLowerCase(Locale.ROOT), actor.id());
            String name = String.valueOf(file.getOriginalFilename());
            long run = imports.bring(file.getInputStream(), name, List.of(), null, by);
            imports.find(run).ifPresent(brought -> guess(brought, survey));
            return Redirect.to("/imports/" + run);
        } catch (UnreadableFile | BadMapping e) {
            return page(survey, e.getMessage()).status(422);
        }
    }

    private void guess(ImportRun run, Survey survey) {
        if (run.mapping().kind() == Mapping.Kind.EVENTS) {
            return;
        }
        String source = "Answers: " + survey.name();
        Mapping mapping = run.mapping()
                .with(Mapping.Kind.ANSWERS, run.mapping().columns())
                .otherwise(Map.of("survey", survey.key(), "survey_name", survey.name()))
                .from(source.length() > LONGEST_SOURCE ? source.substring(0, LONGEST_SOURCE) : source);
        Optional<Form> form =
                survey.published() == 0 ? Optional.empty() : surveys.published(survey.id(), survey.published());
        BinaryOperator<String> known = (heading, text) ->
                form.map(f -> ColumnRules.target(f, heading, text)).orElse("");
        imports.guessed(run, mapping, known);
    }

    private static Page page(Survey survey, @Nullable String fault) {
        return Page.of("Bring answers", "experience/bringing/bringing", new BringingView(survey, fault));
    }

    private Survey find(int id) {
        return surveys.find(id).orElseThrow(() -> Refusal.notFound("survey"));
    }
}
