/**
 * Who is who: profiles, the puzzle that joins them into customers, and what they declared of themselves.
 * It stands on the ground floor only; every room that speaks of customers stands on it.
 */
@ApplicationModule(
        type = ApplicationModule.Type.OPEN,
        allowedDependencies = {"ui", "platform"})
@NullMarked
package heartstring.customer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
