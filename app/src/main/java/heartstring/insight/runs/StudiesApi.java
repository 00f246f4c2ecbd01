package heartstring.insight.runs;

import heartstring.platform.auth.ForScope;
import heartstring.platform.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What is worked out in the background, for programs. */
@Tag(name = "Insight")
@RestController
class StudiesApi {

    private static final int PAST = 10;

    private final Studies studies;

    StudiesApi(Studies studies) {
        this.studies = studies;
    }

    record FindingView(String label, String text) {}

    record RunView(
            long id,
            String version,

            @Schema(allowableValues = {"waiting", "running", "done", "failed"})
            String state,

            Instant askedAt,
            @Nullable Instant beganAt,
            @Nullable Instant endedAt,
            int percent,

            @Schema(description = "From when the data reach that it read") @Nullable
            Instant dataFrom,

            @Nullable Instant dataUntil,
            List<FindingView> findings,
            @Nullable String reason) {

        static RunView of(Run run) {
            return new RunView(
                    run.id(),
                    run.version(),
                    run.state().name().toLowerCase(Locale.ROOT),
                    run.askedAt(),
                    run.beganAt(),
                    run.endedAt(),
                    run.percent(),
                    run.dataFrom(),
                    run.dataUntil(),
                    run.findings().stream()
                            .map(f -> new FindingView(f.label(), f.text()))
                            .toList(),
                    run.reason());
        }
    }

    record StudyView(String name, String title, String explanation, List<RunView> runs) {}

    record StudyList(List<StudyView> studies) {}

    record Asked(
            @Schema(description = "False where it was under way already")
            boolean asked) {}

    @Operation(summary = "All studies with their newest runs, newest first")
    @ForScope("insight:read")
    @GetMapping("/api/insight/studies")
    StudyList all() {
        List<Run> runs = studies.newest(PAST);
        return new StudyList(studies.all().stream()
                .map(study -> new StudyView(
                        study.name(),
                        study.title(),
                        study.explanation(),
                        runs.stream()
                                .filter(run -> run.study().equals(study.name()))
                                .map(RunView::of)
                                .toList()))
                .toList());
    }

    @Operation(summary = "Have a study worked out anew, in the background")
    @ForScope("insight:write")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @PostMapping("/api/insight/studies/{name}/runs")
    Asked ask(@PathVariable String name) {
        if (studies.all().stream().noneMatch(study -> study.name().equals(name))) {
            throw Refusal.notFound("There is no such study.");
        }
        return new Asked(studies.ask(name));
    }
}
