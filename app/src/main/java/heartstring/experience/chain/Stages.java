package heartstring.experience.chain;

import java.util.Collection;
import java.util.Map;

/** Which stage of the journey a customer was at when they said something; whoever knows journeys says it. */
public interface Stages {

    /** The names of stages by touchpoint; those at none are left out. */
    Map<Long, String> of(Collection<Long> touchpoints);
}
