/**
 * A door for AI agents: tools of the Model Context Protocol over HTTP, each with the scope of the call of the API that it stands for.
 * Flow: POST /mcp with an API key → McpApi → the protocol's library, which knows only the tools that the key may use → a Tool → other rooms.
 */
@NullMarked
package heartstring.desk.mcp;

import org.jspecify.annotations.NullMarked;
