package heartstring.experience.journeycalls;

import heartstring.experience.rollups.Grouping;
import java.util.List;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Customers by the stage of a journey at which they were last, within a year; one of each journey. */
@Component
@Order(25)
class StageGrouping implements Grouping {

    @Override
    public String word() {
        return "stage";
    }

    @Override
    public String title() {
        return "Stage";
    }

    /** Customers go from one to the next. */
    @Override
    public boolean lasts() {
        return false;
    }

    @Override
    public List<Members> members() {
        return List.of(new Members(JourneyTermsSql.STAGES, Map.of()));
    }
}
