/// The controls of the page: fixed markup without any data. The script fills in what depends on the facts.
enum TwinControls {
  static let tools = """
    <div class="search">
    <label for="search">Search</label>
    <input id="search" type="text" autocomplete="off" spellcheck="false" placeholder="any name or alias">
    </div>
    <div class="tools">
    <div role="group" aria-label="View">
    <button type="button" id="show-diagram" aria-pressed="true">Diagram</button>
    <button type="button" id="show-table" aria-pressed="false">Table</button>
    </div>
    <button type="button" id="show-filters" aria-expanded="true" aria-controls="filters">Filters</button>
    <button type="button" id="dark" aria-pressed="false">Dark</button>
    <div role="group" aria-label="Save what is shown"><span class="note">Save</span>
    <button type="button" id="save-svg" title="Save the diagram as it is shown">SVG</button>
    <button type="button" id="save-nodes" title="Save the nodes that are shown">CSV of nodes</button>
    <button type="button" id="save-relations" title="Save the relations that are shown">CSV of relations</button>
    </div>
    </div>
    """

  static let filters = """
    <form id="filters" aria-label="Filters">
    <fieldset id="time"><legend>Time</legend>
    <label><input type="checkbox" id="at-date" autocomplete="off"> Only at a date</label>
    <label for="moment">A day, a month or a year</label>
    <input type="text" id="moment" autocomplete="off" size="12" placeholder="2023-05-31" aria-describedby="moment-problem">
    <input type="range" id="slider" autocomplete="off" min="0" step="1" aria-label="Date">
    <p id="moment-problem" role="alert"></p>
    <p class="note">Possible facts are shown too, with dashes: whose date is partly known or in doubt.</p>
    </fieldset>
    <fieldset id="node-kinds"><legend>Kinds of nodes</legend></fieldset>
    <fieldset id="relation-kinds"><legend>Kinds of relations</legend></fieldset>
    <fieldset id="sign-list"><legend>Signs</legend></fieldset>
    <fieldset id="source-list"><legend>Sources</legend></fieldset>
    <fieldset id="confidence-filter"><legend>Confidence</legend>
    <label for="confidence">At least <output id="confidence-value" for="confidence">0 %</output></label>
    <input type="range" id="confidence" autocomplete="off" min="0" max="100" step="5" value="0">
    <p class="note">A source that states no confidence counts as sure.</p>
    </fieldset>
    <fieldset><legend>More</legend>
    <label><input type="checkbox" id="hide-loose" autocomplete="off"> Hide nodes without a relation</label>
    <button type="button" id="reset">Show everything</button>
    </fieldset>
    </form>
    """

  static let zoom = """
    <div id="zoom" role="group" aria-label="Zoom">
    <button type="button" id="zoom-in" aria-label="Larger" title="Larger (+)">+</button>
    <button type="button" id="zoom-out" aria-label="Smaller" title="Smaller (−)">−</button>
    <button type="button" id="zoom-fit" aria-label="Fit the window" title="Fit the window (0)">0</button>
    </div>
    """

  static let tables = """
    <div id="tables" tabindex="-1" hidden>
    <table id="node-table"><caption>Nodes</caption>
    <thead><tr><th scope="col">Name</th><th scope="col">Other names</th><th scope="col">Kind</th>
    <th scope="col">Dates</th><th scope="col">Lines</th><th scope="col">Sources</th></tr></thead><tbody></tbody>
    </table>
    <button type="button" id="more-nodes" hidden>More nodes</button>
    <table id="relation-table"><caption>Relations</caption>
    <thead><tr><th scope="col">From</th><th scope="col">Kind</th><th scope="col">To</th><th scope="col">Dates</th>
    <th scope="col">Confidence</th><th scope="col">Sources</th></tr></thead><tbody></tbody>
    </table>
    <button type="button" id="more-relations" hidden>More relations</button>
    </div>
    """

  static let facts = """
    <aside id="side" aria-label="Facts">
    <details id="path"><summary>Shortest path</summary>
    <label for="path-from">From</label>
    <div><input id="path-from" type="text" autocomplete="off" spellcheck="false" placeholder="any name or alias"></div>
    <label for="path-to">To</label>
    <div><input id="path-to" type="text" autocomplete="off" spellcheck="false" placeholder="any name or alias"></div>
    <label><input type="checkbox" id="path-directed" autocomplete="off"> Only along the direction of relations</label>
    <button type="button" id="path-clear">Clear the path</button>
    <div id="path-result"></div>
    </details>
    <section id="chosen" tabindex="-1" aria-label="Chosen"></section>
    <details><summary>Keys</summary>
    <dl><dt>Arrows</dt><dd>to the next node that way; Shift moves the picture</dd>
    <dt>, and .</dt><dd>to the previous and next line of a node</dd>
    <dt>Enter</dt><dd>facts of the node or line</dd><dt>Escape</dt><dd>nothing chosen</dd>
    <dt>+ − 0</dt><dd>larger, smaller, all</dd><dt>/</dt><dd>search</dd></dl>
    </details>
    <details id="about"><summary>About this page</summary></details>
    </aside>
    """
}
