package heartstring.ui.layout;

import gg.jte.Content;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.RequestContextUtils;

/** Renders templates, alone or inside the frame, whole into memory first, so that a failure still gets an error page. */
@Component
public class Layout {

    private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);
    private final ObjectProvider<Viewers> viewers;
    private final ObjectProvider<Bell> bell;
    private final List<NavEntry> entries;

    Layout(ObjectProvider<Viewers> viewers, ObjectProvider<Bell> bell, List<NavEntry> entries) {
        this.viewers = viewers;
        this.bell = bell;
        this.entries = entries.stream()
                .sorted(Comparator.comparingInt(NavEntry::order))
                .toList();
        engine.setHtmlInterceptor(new CsrfForms());
    }

    static Layout of(HttpServletRequest request) {
        return Objects.requireNonNull(RequestContextUtils.findWebApplicationContext(request))
                .getBean(Layout.class);
    }

    /** Renders one template without a request, for mail and downloads. */
    public String text(String template, Object view) {
        Utf8ByteOutput output = new Utf8ByteOutput();
        engine.render(template + ".jte", view, output);
        return new String(output.toByteArray(), StandardCharsets.UTF_8);
    }

    void fragment(String template, Object view, int status, HttpServletResponse response) throws IOException {
        Utf8ByteOutput output = new Utf8ByteOutput();
        engine.render(template + ".jte", view, output);
        send(output, status, response);
    }

    void page(
            String title,
            String template,
            Object view,
            int status,
            boolean bare,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Frame frame = frame(title, bare, request, response);
        Content content = output -> engine.render(template + ".jte", view, output);
        Utf8ByteOutput output = new Utf8ByteOutput();
        engine.render(
                bare ? "ui/layout/bare.jte" : "ui/layout/frame.jte",
                Map.of("frame", frame, "content", content),
                output);
        send(output, status, response);
    }

    private Frame frame(String title, boolean bare, HttpServletRequest request, HttpServletResponse response) {
        Viewers source = viewers.getIfAvailable();
        Viewer viewer = source == null ? null : source.current();
        CsrfToken csrf = CsrfForms.token();
        String search = request.getParameter("q");
        return new Frame(
                title,
                request.getRequestURI(),
                viewer,
                bare || viewer == null ? List.of() : nav(viewer),
                Toast.take(request, response),
                search == null ? "" : search,
                bare || viewer == null ? null : unread(),
                csrf == null ? null : csrf.getHeaderName(),
                csrf == null ? null : csrf.getToken());
    }

    private @Nullable Long unread() {
        Bell known = bell.getIfAvailable();
        return known == null ? null : known.unread();
    }

    private List<Frame.NavGroup> nav(Viewer viewer) {
        Map<String, List<NavEntry>> groups = new LinkedHashMap<>();
        for (NavEntry entry : entries) {
            if (entry.isFor(viewer)) {
                groups.computeIfAbsent(entry.section(), section -> new ArrayList<>())
                        .add(entry);
            }
        }
        return groups.entrySet().stream()
                .map(group -> new Frame.NavGroup(group.getKey(), group.getValue()))
                .toList();
    }

    private static void send(Utf8ByteOutput output, int status, HttpServletResponse response) throws IOException {
        response.setStatus(status);
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(output.getContentLength());
        output.writeTo(response.getOutputStream());
    }
}
