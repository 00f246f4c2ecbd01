/**
 * The ground floor: who may come in, jobs, settings, files, the database.
 * Every room above stands on it; it names only {@code ui}.
 */
@ApplicationModule(
        type = ApplicationModule.Type.OPEN,
        allowedDependencies = {"ui"})
@NullMarked
package heartstring.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
