package heartstring.decision.workflowforms;

import heartstring.messaging.templates.Template;
import heartstring.messaging.templates.Templates;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The templates of messages there are, by name. */
@Component
class TemplateChoices implements MessageChoices {

    private final Templates templates;

    TemplateChoices(Templates templates) {
        this.templates = templates;
    }

    @Override
    public Map<Integer, String> messages(int most) {
        Map<Integer, String> offered = new LinkedHashMap<>();
        templates.all().stream()
                .sorted(Comparator.comparing(Template::name))
                .limit(most)
                .forEach(t -> offered.put(t.id(), t.name() + " (" + t.channel() + ")"));
        return offered;
    }
}
