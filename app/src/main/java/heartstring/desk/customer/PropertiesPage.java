package heartstring.desk.customer;

import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.fields.Field;
import heartstring.platform.inputs.FieldInput;
import heartstring.platform.web.Refusal;
import heartstring.ui.layout.Fragment;
import heartstring.ui.layout.Page;
import heartstring.ui.layout.Redirect;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

@ForRoles({Role.MANAGER, Role.AGENT})
@Controller
class PropertiesPage {

    private static final int UNPROCESSABLE = 422;

    private final Portraits portraits;
    private final Properties properties;

    PropertiesPage(Portraits portraits, Properties properties) {
        this.portraits = portraits;
        this.properties = properties;
    }

    /** Writes one property; a script gets its new line, a plain form the page. */
    @PostMapping("/customers/{id:\\d+}/properties")
    View write(
            @PathVariable long id,
            @RequestParam String name,
            @RequestParam(defaultValue = "false") boolean fresh,
            HttpServletRequest request,
            HttpServletResponse response) {
        long current = portraits.current(id);
        String kept = fresh ? Properties.name(name) : name;
        Optional<Field> field = properties.field(current, kept);
        if (field.isPresent()) {
            return written(current, field.get(), request, response);
        }
        Map<String, String> parts = parts(request);
        String value = parts.isEmpty() ? value(request) : "";
        String fault =
                parts.isEmpty() ? properties.write(current, kept, value) : properties.write(current, kept, parts);
        boolean script = script(request);
        if (fault == null && (fresh || !script)) {
            return Redirect.to("/customers/" + current).saying("Saved.");
        }
        Portrait.Property now = kept.isEmpty() ? null : properties.now(current, kept);
        PropertyView view = new PropertyView(current, kept.isEmpty() ? name : kept, now, value, fault, true);
        if (fault == null) {
            // The timeline on the same page has a new line.
            response.setHeader("HX-Trigger", "hs-told");
            return Fragment.of(view.telling() ? "desk/customer/told" : "desk/customer/property", view);
        }
        String template = fresh ? "desk/customer/newproperty" : "desk/customer/property";
        return script
                ? Fragment.of(template, view).status(UNPROCESSABLE)
                : Page.of(Words.property(view.name()), "desk/customer/retry", view)
                        .status(UNPROCESSABLE);
    }

    private View written(long current, Field field, HttpServletRequest request, HttpServletResponse response) {
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        request.getParameterMap().forEach((name, values) -> form.put(name, List.of(values)));
        String fault = properties.write(current, field, FieldInput.typed(field, "value", form));
        boolean script = script(request);
        if (fault == null && !script) {
            return Redirect.to("/customers/" + current).saying("Saved.");
        }
        List<Told> told = properties.history(current, field.key());
        PropertyView view = properties.line(current, field, told.isEmpty() ? null : told.getFirst(), fault, true);
        if (fault == null) {
            response.setHeader("HX-Trigger", "hs-told");
            return Fragment.of("desk/customer/property", view);
        }
        return script
                ? Fragment.of("desk/customer/property", view).status(UNPROCESSABLE)
                : Page.of(view.label(), "desk/customer/retry", view).status(UNPROCESSABLE);
    }

    /** Every telling of one property. */
    @ForRoles({Role.MANAGER, Role.AGENT, Role.ANALYST})
    @GetMapping("/customers/{id:\\d+}/properties")
    View history(@PathVariable long id, @RequestParam String name, HttpServletRequest request) {
        long current = portraits.current(id);
        PropertyView.History view = new PropertyView.History(current, name, properties.history(current, name));
        return script(request)
                ? Fragment.of("desk/customer/history", view)
                : Page.of(Words.property(name), "desk/customer/history", view);
    }

    private static String value(HttpServletRequest request) {
        String value = request.getParameter("value");
        if (value == null) {
            throw Refusal.badRequest("A value is missing.");
        }
        return value;
    }

    /** The parts of a property in the order of their fields; empty when it is one value. */
    private static Map<String, String> parts(HttpServletRequest request) {
        String[] names = request.getParameterValues("part");
        String[] values = request.getParameterValues("value");
        Map<String, String> parts = new LinkedHashMap<>();
        for (int i = 0; names != null && values != null && i < Math.min(names.length, values.length); i++) {
            parts.put(names[i], values[i]);
        }
        return parts;
    }

    private static boolean script(HttpServletRequest request) {
        return request.getHeader("HX-Request") != null;
    }
}
