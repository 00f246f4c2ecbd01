package heartstring.platform.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The API as a page: its operations by group, and the forms of what goes in and out. */
public record ApiDocsView(List<Group> groups, List<Schema> schemas) {

    /** Operations about one thing. */
    public record Group(String name, List<Operation> operations) {}

    /** One operation; {@code body} names the form of what is sent, {@code answers} what may come back. */
    public record Operation(
            String method,
            String path,
            String summary,
            @Nullable String scope,
            List<Parameter> parameters,
            @Nullable String body,
            List<Answer> answers) {}

    /** One parameter of an operation. */
    public record Parameter(String name, String in, String type, boolean required, String description) {}

    /** One possible answer. */
    public record Answer(
            String status, String description, @Nullable String form) {}

    /** One form of data, as JSON Schema. */
    public record Schema(String name, String json) {}
}
