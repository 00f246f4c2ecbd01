package heartstring.experience.trials;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads an assignment out of an event, whatever its contents; pure. */
final class AssignedRules {

    static final String EVENT = "Gift Decided";

    private static final int LONGEST = 100;
    private static final JsonMapper JSON = JsonMapper.shared();

    private AssignedRules() {}

    /** Which trial, and whether it was given. */
    record Assigned(String trial, boolean treated) {}

    static Optional<Assigned> read(@Nullable String body) {
        if (body == null) {
            return Optional.empty();
        }
        try {
            JsonNode said = JSON.readTree(body).path("properties");
            String trial = said.path("experiment").asString("").strip();
            String arm = said.path("arm").asString("").toLowerCase(Locale.ROOT).replace('-', '_');
            boolean treated = arm.equals("given") || arm.equals("treated") || arm.equals("treatment");
            boolean held = arm.equals("held_out") || arm.equals("holdout") || arm.equals("control");
            return trial.isEmpty() || trial.length() > LONGEST || treated == held
                    ? Optional.empty()
                    : Optional.of(new Assigned(trial, treated));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }
}
