package heartstring.decision.templatedesk;

import heartstring.decision.sending.Filling;
import heartstring.messaging.templates.Dress;
import heartstring.messaging.templates.Rendering;
import heartstring.messaging.templates.Renderings;
import heartstring.messaging.templates.Template;
import heartstring.messaging.templates.VariableRules;
import heartstring.platform.settings.Settings;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Shows a template as somebody would get it. */
@Component
class Showing {

    private final Filling filling;
    private final Settings settings;

    Showing(Filling filling, Settings settings) {
        this.filling = filling;
        this.settings = settings;
    }

    /** As that customer gets it in that language; what would be handed in with it stands as its name. */
    Rendering as(Template template, String language, long customer) {
        return Renderings.of(template, language, values(template, customer), dress());
    }

    /** The same with everything that is not known as its name, so that it can be seen anyhow. */
    Rendering.Ready anyhow(Template template, String language, long customer) {
        Map<String, String> values = values(template, customer);
        VariableRules.OF_PERSON.forEach(name -> values.merge(name, "[" + name + "]", (v, n) -> v.isBlank() ? n : v));
        return (Rendering.Ready) Renderings.of(template, language, values, dress());
    }

    private Map<String, String> values(Template template, long customer) {
        Map<String, String> values = new HashMap<>(customer == 0 ? Map.of() : filling.known(template, customer));
        VariableRules.OF_CAUSE.forEach(name -> values.put(name, "[" + name + "]"));
        values.put("link", "https://link.example/");
        return values;
    }

    private Dress dress() {
        Dress plain = Dress.plain(settings.organisation().name());
        return new Dress(plain.shop(), "https://stop.example/", plain.links(), "");
    }
}
