package heartstring.crm.pipelines;

import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.web.Refusal;
import heartstring.ui.layout.NavEntry;
import heartstring.ui.layout.Page;
import heartstring.ui.layout.Redirect;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Where a manager says how this house sells. */
@ForRoles(Role.MANAGER)
@Controller
class PipelinesPage {

    private static final String PATH = "/crm/pipelines";

    private final Pipelines pipelines;

    PipelinesPage(Pipelines pipelines) {
        this.pipelines = pipelines;
    }

    @Bean
    static NavEntry pipelinesEntry() {
        return new NavEntry("Sales", 349, "columns", "Pipelines", PATH, Set.of("MANAGER"));
    }

    /** One value a stage in each list, empty where nothing was typed. */
    private static List<PipelineRules.Draft> stages(MultiValueMap<String, String> form) {
        List<PipelineRules.Draft> stages = new ArrayList<>();
        List<String> names = form.getOrDefault("stage", List.of());
        for (int i = 0; i < names.size() && i < 2 * PipelineRules.MOST_STAGES; i++) {
            if (!names.get(i).isBlank()) {
                String rotten = text(form, "rotten", i);
                stages.add(new PipelineRules.Draft(
                        number(text(form, "id", i), 0),
                        names.get(i),
                        number(text(form, "probability", i), 50),
                        rotten.isEmpty() ? null : number(rotten, -1)));
            }
        }
        return stages;
    }

    private static String text(MultiValueMap<String, String> form, String field, int at) {
        List<String> list = form.getOrDefault(field, List.of());
        return at < list.size() ? list.get(at).strip() : "";
    }

    private static int number(String text, int otherwise) {
        try {
            return text.isEmpty() ? otherwise : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    @GetMapping(PATH)
    View list() {
        return Page.of("Pipelines", "crm/pipelines/pipelines", new PipelinesView(pipelines.all(), null));
    }

    @PostMapping(PATH)
    View add(@RequestParam MultiValueMap<String, String> form) {
        return answer(pipelines.add(text(form, "name", 0), stages(form)), "The pipeline is there.");
    }

    @PostMapping(PATH + "/{id}")
    View change(@PathVariable int id, @RequestParam MultiValueMap<String, String> form) {
        if (pipelines.find(id).isEmpty()) {
            throw Refusal.notFound("pipeline");
        }
        return answer(pipelines.change(id, text(form, "name", 0), stages(form)), "Kept.");
    }

    @PostMapping(PATH + "/{id}/archiving")
    View archive(@PathVariable int id, @RequestParam boolean archived) {
        return answer(pipelines.setArchived(id, archived), archived ? "Put away." : "In use again.");
    }

    private View answer(Pipelines.Outcome outcome, String saying) {
        return switch (outcome) {
            case Pipelines.Outcome.Done done -> Redirect.to(PATH).saying(saying);
            case Pipelines.Outcome.Refused refused ->
                Page.of("Pipelines", "crm/pipelines/pipelines", new PipelinesView(pipelines.all(), refused.sentence()))
                        .status(422);
        };
    }
}
