package heartstring.desk.gifting;

import heartstring.platform.auth.ForScope;
import heartstring.platform.web.OwnKeys;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Till")
@ForScope("till")
@RestController
class GiftingApi {

    private static final String PATH = "/api/till/decisions";

    private final Gifting gifting;

    GiftingApi(Gifting gifting) {
        this.gifting = gifting;
    }

    /** Decisions keep the keys they were made under. */
    @Bean
    static OwnKeys giftDecisionKeys() {
        return new OwnKeys(PATH);
    }

    @Operation(
            summary = "What to do for this basket and customer",
            description =
                    "Who stands there with one line to remember, what the basket would earn, and one gift that completes it, or why"
                            + " there is none. A gift is set aside for half an hour: capture it when it was given, void it otherwise. Needs"
                            + " an Idempotency-Key (8 to 100 signs, another for each basket): the same key and basket are answered with"
                            + " the same decision; with another basket it is refused with 422. On one day the same basket gives the same"
                            + " gift. Whoever is not known gets none.")
    @ApiResponse(responseCode = "200", description = "Decided.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "400", description = "The key is missing, or there is a field that nobody asked for.")
    @ApiResponse(responseCode = "404", description = "There is no such member or loyalty programme.")
    @ApiResponse(responseCode = "422", description = "The basket makes no sense, or the key was used for another.")
    @ApiResponse(responseCode = "429", description = "Too many look-ups found nobody.")
    @PostMapping(PATH)
    Told.Answer decide(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody Wanted wanted) {
        return gifting.decide(key, wanted, true);
    }

    @Operation(
            summary = "Why it was decided so",
            description =
                    "The candidates with their numbers, what was refused and why, the seed and how likely the gift was; and what"
                            + " comes out when it is done again from what is kept.")
    @ApiResponse(responseCode = "200", description = "Done.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", description = "There is no such decision.")
    @GetMapping(PATH + "/{id}")
    Told.Explained explained(@PathVariable long id) {
        return gifting.explained(id);
    }

    @Operation(summary = "The gift was given", description = "Its cost is spent. Again it changes nothing.")
    @ApiResponse(responseCode = "200", description = "Done.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", description = "There is no such decision.")
    @ApiResponse(responseCode = "409", description = "Nothing is set aside, or its half hour is over.")
    @PostMapping(PATH + "/{id}/capture")
    Told.Answer capture(@PathVariable long id) {
        return gifting.capture(id);
    }

    @Operation(summary = "The gift was not given", description = "Its cost is free again. Again it changes nothing.")
    @ApiResponse(responseCode = "200", description = "Done.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", description = "There is no such decision.")
    @ApiResponse(responseCode = "409", description = "It was given, or nothing is set aside.")
    @PostMapping(PATH + "/{id}/void")
    Told.Answer giveBack(@PathVariable long id) {
        return gifting.giveBack(id);
    }
}
