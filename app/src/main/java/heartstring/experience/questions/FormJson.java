package heartstring.experience.questions;

import tools.jackson.databind.json.JsonMapper;

/** Forms as JSON, as they are kept. */
public final class FormJson {

    private static final JsonMapper JSON = JsonMapper.shared();

    private FormJson() {}

    public static String write(Form form) {
        return JSON.writeValueAsString(form);
    }

    /** The rules alone, for the script of the page. */
    public static String rules(Form form) {
        return JSON.writeValueAsString(form.rules());
    }

    /** Only what {@link #write} wrote. */
    public static Form read(String json) {
        return JSON.readValue(json, Form.class);
    }
}
