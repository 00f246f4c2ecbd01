/**
 * Imports of files: a file is brought, looked at, mapped, tried and then carried out in the background as touchpoints.
 * Flow: ImportsPage and ImportsApi → Imports → a run that waits → ImportWorker claims it → ImportRunner → Intake.
 */
@NullMarked
package heartstring.touchpoint.imports;

import org.jspecify.annotations.NullMarked;
