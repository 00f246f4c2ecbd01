package heartstring.insight.returning;

import heartstring.platform.auth.ForScope;
import heartstring.platform.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who comes back, for programs. */
@Tag(name = "Insight")
@RestController
class ReturningApi {

    private static final int MONTHS = 60;

    private final Cohorts cohorts;

    ReturningApi(Cohorts cohorts) {
        this.cohorts = cohorts;
    }

    @Operation(summary = "Customers by the month of their first purchase, and how many bought again month by month")
    @ForScope("insight:read")
    @GetMapping("/api/insight/retention")
    Cohorts.Triangle retention() {
        return cohorts.last(MONTHS)
                .orElseThrow(() -> new Refusal(
                        HttpStatus.NOT_FOUND, "not-worked-out", "It is not counted yet; it begins by itself."));
    }
}
