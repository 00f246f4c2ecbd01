package heartstring.decision.templatedesk;

import heartstring.messaging.templates.Template;
import heartstring.messaging.templates.Words;
import org.jspecify.annotations.Nullable;

/** A template in one language as a form shows it. */
public record TemplateForm(String name, String channel, String language, String subject, String body) {

    static final TemplateForm BLANK = new TemplateForm("", Template.EMAIL, "en", "", "");

    static TemplateForm of(Template template, Words words) {
        return new TemplateForm(template.name(), template.channel(), words.language(), words.subject(), words.body());
    }

    /** As it was typed. */
    record Typed(
            @Nullable String name,
            @Nullable String channel,
            @Nullable String language,
            @Nullable String subject,
            @Nullable String body) {

        TemplateForm form() {
            return new TemplateForm(or(name), or(channel), or(language), or(subject), or(body));
        }

        private static String or(@Nullable String text) {
            return text == null ? "" : text.strip();
        }
    }

    Words words() {
        return new Words(language, subject, body.replace("\r\n", "\n"));
    }
}
