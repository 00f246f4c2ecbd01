package heartstring.crm.webforms;

import heartstring.crm.webforms.Submissions.Sent;
import heartstring.platform.auth.Open;
import heartstring.platform.auth.Throttle;
import heartstring.platform.auth.ThrottleRules;
import heartstring.platform.web.Refusal;
import heartstring.ui.layout.Page;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** A form as the public sees it, on a page of its own or inside a page of a site that the form names. */
@Open
@Controller
class FormPage {

    private static final byte[] SCRIPT = script();

    private final WebForms forms;
    private final Submissions submissions;
    private final Throttle throttle;

    FormPage(WebForms forms, Submissions submissions, Throttle throttle) {
        this.forms = forms;
        this.submissions = submissions;
        this.throttle = throttle;
    }

    /** The script that puts a form into a page. */
    @GetMapping("/form.js")
    ResponseEntity<byte[]> frame() {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/javascript;charset=UTF-8"))
                .cacheControl(CacheControl.maxAge(Duration.ofMinutes(10)).cachePublic())
                .header("Cross-Origin-Resource-Policy", "cross-origin")
                .body(SCRIPT);
    }

    @GetMapping("/f/{key}")
    View show(
            @PathVariable String key,
            @RequestParam(defaultValue = "false") boolean embedded,
            @RequestParam(defaultValue = "") String visitor,
            HttpServletResponse response) {
        WebForm form = form(key, response);
        return page(new FormView(
                form, UUID.randomUUID().toString(), visitor(visitor), Map.of(), Map.of(), null, embedded, false));
    }

    @GetMapping("/f/{key}/thanks")
    View thanks(
            @PathVariable String key,
            @RequestParam(defaultValue = "false") boolean embedded,
            HttpServletResponse response) {
        WebForm form = form(key, response);
        return page(new FormView(form, "", "", Map.of(), Map.of(), null, embedded, true));
    }

    @PostMapping("/f/{key}")
    View send(
            @PathVariable String key,
            @RequestParam Map<String, String> typed,
            HttpServletRequest request,
            HttpServletResponse response) {
        WebForm form = form(key, response);
        boolean embedded = typed.getOrDefault("embedded", "").equals("true");
        String once = typed.getOrDefault("key", "");
        Map<Integer, String> values = FormRules.tidied(form, typed);
        FormView again = new FormView(
                form,
                once.matches("[A-Za-z0-9-]{8,60}") ? once : UUID.randomUUID().toString(),
                visitor(typed.getOrDefault("visitor", "")),
                values,
                Map.of(),
                null,
                embedded,
                false);
        // A field that people do not see: who fills it in is a machine, and is told nothing.
        if (!typed.getOrDefault("homepage", "").isEmpty()) {
            return thanks(form, embedded);
        }
        long minutes = throttle.attempt(ThrottleRules.WEB_FORM, request.getRemoteAddr());
        if (minutes > 0) {
            return page(faulty(
                            again,
                            Map.of(),
                            "That was a lot at once. Please try again in " + minutes
                                    + (minutes == 1 ? " minute." : " minutes.")))
                    .status(HttpStatus.TOO_MANY_REQUESTS.value());
        }
        return switch (submissions.send(form, again.key(), values, again.anonymousId())) {
            case Sent.Done d -> thanks(form, embedded);
            case Sent.Faulty wrong ->
                page(faulty(again, wrong.faults(), "Please look at what is marked below."))
                        .status(422);
            case Sent.Refused refused ->
                page(faulty(again, Map.of(), refused.sentence())).status(422);
        };
    }

    private static FormView faulty(FormView v, Map<Integer, String> faults, String fault) {
        return new FormView(v.form(), v.key(), v.anonymousId(), v.values(), faults, fault, v.embedded(), false);
    }

    private static View thanks(WebForm form, boolean embedded) {
        RedirectView view = new RedirectView("/f/" + form.publicKey() + "/thanks" + (embedded ? "?embedded=true" : ""));
        view.setStatusCode(HttpStatus.SEE_OTHER);
        view.setExposeModelAttributes(false);
        return view;
    }

    private static Page page(FormView view) {
        return Page.of(view.form().name(), "crm/webforms/form", view).bare();
    }

    /** The form, and who may put it into a page. */
    private WebForm form(String key, HttpServletResponse response) {
        WebForm form = forms.byKey(key).orElseThrow(() -> Refusal.notFound("form"));
        String ancestors = form.origins().isEmpty() ? "'self'" : "'self' " + String.join(" ", form.origins());
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'self'; style-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'self';"
                        + " form-action 'self'; frame-ancestors " + ancestors);
        response.setHeader("Cache-Control", "no-store");
        return form;
    }

    private static String visitor(String typed) {
        return typed.matches("[A-Za-z0-9_.:-]{8,100}") ? typed : "";
    }

    private static byte[] script() {
        try (InputStream file = FormPage.class.getResourceAsStream("/static/js/form-frame.js")) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
