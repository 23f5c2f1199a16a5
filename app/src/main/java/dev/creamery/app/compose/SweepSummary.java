package dev.creamery.app.compose;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How large a sweep is.
 *
 * @param experiments distinct ones, valid or not
 * @param invalid those without a valid network; absent if it was not looked
 * @param runs of the valid experiments
 * @param epochs of all runs
 * @param map where the valid networks are
 * @param forecast what training takes; absent if validity was not looked at
 * @param problems why a dataset's experiments could not be planned, by dataset; they count neither
 *     as invalid nor as runs
 * @param unchecked why validity was not looked at; "" if it was
 */
public record SweepSummary(
        long experiments,
        OptionalLong invalid,
        long runs,
        long epochs,
        FeasibilityMap map,
        Optional<Forecast> forecast,
        Map<String, String> problems,
        String unchecked) {

    /** Of a sweep without any experiment. */
    public static final SweepSummary EMPTY =
            new SweepSummary(
                    0,
                    OptionalLong.of(0),
                    0,
                    0,
                    FeasibilityMap.EMPTY,
                    Optional.empty(),
                    Map.of(),
                    "");
}
