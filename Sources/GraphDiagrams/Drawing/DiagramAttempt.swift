/// The attempts at one picture: bent lines before straight ones, more room where the first layout is too tight.
///
/// All layouts but `dot` are made in two steps: first the nodes find their places, then everything is drawn with the nodes
/// held at these places, rounded. One step does not give the same bytes every time: with `overlap=prism` of Graphviz 2.42
/// places were seen to differ by some 4e-12 from run to run, and how a line bends around a node that it just touches hangs on
/// that. Why they differ is not proven; tables in the order of addresses in memory are a likely cause.
struct DiagramAttempt {
  var scene: DiagramScene
  let theme: Theme
  let renderer: GraphvizRenderer
  let outputs: [GraphvizOutput]
  let dpi: Int?
  let isCancelled: @Sendable () -> Bool
  private var placement = DOTPlacement()
  private var warnings: [String] = []
  /// Nodes that positions are held for without knowing theirs.
  private var newcomers: [Int] = []

  /// Beyond this many nodes a second layout costs more than it mends.
  private static let repairLimit = 1500
  /// Points between nodes that are added attempt by attempt; then all is stretched.
  private static let separations = [8, 20]

  init(
    scene: DiagramScene, theme: Theme, renderer: GraphvizRenderer, outputs: [GraphvizOutput], dpi: Int?,
    isCancelled: @escaping @Sendable () -> Bool
  ) {
    self.scene = scene
    self.theme = theme
    self.renderer = renderer
    self.outputs = outputs
    self.dpi = dpi
    self.isCancelled = isCancelled
    placement.isFirstPass = DiagramUnderlay.isNeeded(for: scene)
  }

  /// Holds the nodes that have a position, and all others at provisional places near their neighbours.
  ///
  /// Columns are given up: they are part of the layout that the positions replace.
  mutating func hold(_ positions: DiagramPositions, ids: [Int: String]) {
    var known: [Int: DrawnPoint] = [:]
    for node in scene.nodes {
      if let id = ids[node.number], let point = positions.points[id] { known[node.number] = point }
    }
    guard !known.isEmpty else {
      warnings.append("the positions know none of the \(scene.nodes.count) nodes: they are placed anew")
      return
    }
    newcomers = scene.nodes.map(\.number).filter { known[$0] == nil }
    placement.centres = known
    placement.lineMargin = 1
    scene.layout.engine = .neato
    scene.layout.isLayered = false
    for index in scene.nodes.indices { scene.nodes[index].layer = nil }
    if scene.nodes.count > LayoutPlan.routedNodeLimit || scene.lines.count > LayoutPlan.routedLineLimit {
      scene.layout.splines = LayoutPlan.straight
    }
  }

  /// Lays out until nothing overlaps and no label leaves its node, or nothing more helps.
  mutating func run() throws(DiagramError) -> (RenderResult, DrawnScene?) {
    if !newcomers.isEmpty { try placeNewcomers() }
    if placement.isHeld {
      try frameHeldMembers()
    } else if scene.layout.engine != .dot {
      try place()
    }
    var best = try repaired(outputs)
    if scene.layout.isBundled, let drawing = best.1 {
      placement.centres = drawing.centres
      placement.ways = LineBundles(scene: scene, drawing: drawing).ways
      if !placement.ways.isEmpty { best = try once(outputs) }
    }
    if let drawing = best.1, placement.isFirstPass {
      best = try underlaid(best.0, drawing)
    }
    best.0.warnings = warnings + best.0.warnings
    return best
  }

  /// Finds the places of the nodes and holds them there.
  private mutating func place() throws(DiagramError) {
    if scene.layout.engine == .fdp, !scene.clusters.isEmpty {
      warnings.append(
        "fdp places frames of countries anew in every run; --like PICTURE keeps one, and dot is always the same")
    }
    let splines = scene.layout.splines
    scene.layout.splines = LayoutPlan.straight
    let drawing = try repaired([]).1
    scene.layout.splines = splines
    guard let drawing else { return }
    placement.centres = drawing.centres
    for frame in drawing.frames { placement.frames[frame.index] = frame.box }
  }

  /// Frames the members of countries where they are held, if nobody else stands among them.
  private mutating func frameHeldMembers() throws(DiagramError) {
    guard !scene.clusters.isEmpty else { return }
    let clusters = scene.clusters
    guard let drawing = try once([]).1 else { return }
    let frames = HeldFrames(clusters: clusters, nodes: drawing.nodes, centres: placement.centres)
    placement.frames = frames.boxes
    if frames.boxes.isEmpty { (scene.clusters, scene.legend.hasFrames) = ([], false) }
    if frames.boxes.count < clusters.count {
      let missing = clusters.count - frames.boxes.count
      warnings.append(
        "\(missing) of \(clusters.count) frames of countries are left out: at the held places others stand among their members"
      )
    }
  }

  /// Draws, and again with more room while that mends faults.
  private mutating func repaired(_ outputs: [GraphvizOutput]) throws(DiagramError) -> (RenderResult, DrawnScene?) {
    var best = try once(outputs)
    var faults = best.1.map(self.faults) ?? 0
    guard faults > 0, scene.nodes.count <= Self.repairLimit else { return best }
    var bestPlacement = placement
    for round in 0...Self.separations.count {
      guard faults > 0, let drawing = best.1 else { break }
      let last = placement
      placement.roomy.formUnion(tightNodes(drawing))
      if !placement.isHeld {
        if round < Self.separations.count { placement.separation = Self.separations[round] }
        placement.isStretched = round == Self.separations.count
      }
      guard placement != last else { break }
      let next = try once(outputs)
      let count = next.1.map(self.faults) ?? .max
      if count < faults { (best, faults, bestPlacement) = (next, count, placement) }
    }
    placement = bestPlacement
    return best
  }

  /// The same picture with what lies under it: Graphviz's own account of the layout, drawn a second time.
  private mutating func underlaid(
    _ result: RenderResult, _ drawing: DrawnScene
  ) throws(DiagramError) -> (RenderResult, DrawnScene?) {
    let background = DiagramUnderlay(scene: scene, drawing: drawing, theme: theme).drawn
    guard !background.isEmpty, let laidOut = result.data[.dot],
      let text = String(data: laidOut, encoding: .utf8), let head = text.range(of: "graph [")
    else { return (result, drawing) }
    // Without `notranslate` the drawing would move away from under its background.
    let attributes = "_background=\"\(background.text)\", notranslate=\"true\", "
    do throws(RenderError) {
      var second = try graphviz(
        text.replacingCharacters(in: head.upperBound..<head.upperBound, with: attributes), .nop2, outputs)
      second.warnings = result.warnings + second.warnings
      return (second, second.data[.json].flatMap(DrawnScene.init(json:)))
    } catch {
      throw .rendering(error)
    }
  }

  /// One layout, with straight lines if Graphviz cannot bend them.
  private mutating func once(_ outputs: [GraphvizOutput]) throws(DiagramError) -> (RenderResult, DrawnScene?) {
    do {
      return try render(outputs)
    } catch {
      guard scene.layout.splines != LayoutPlan.straight else { throw .rendering(error) }
      switch error {
      case .graphviz, .crashed: scene.layout.splines = LayoutPlan.straight
      default: throw .rendering(error)
      }
      do {
        let drawn = try render(outputs)
        warnings.append("lines are straight: \(error)")
        return drawn
      } catch {
        throw .rendering(error)
      }
    }
  }

  /// A PDF takes addresses as they are; an SVG, which is markup, does not. The passes before the last have no output of their own.
  private var isForMarkup: Bool { outputs.contains(.svg) || !outputs.contains(.pdf) }

  private mutating func render(_ outputs: [GraphvizOutput]) throws(RenderError) -> (RenderResult, DrawnScene?) {
    let result = try graphviz(
      DOTWriter.text(of: scene, theme: theme, placement: placement, isForMarkup: isForMarkup),
      placement.program ?? scene.layout.program, outputs + (placement.isFirstPass ? [.dot] : []))
    return (result, result.data[.json].flatMap(DrawnScene.init(json:)))
  }

  private mutating func graphviz(
    _ text: String, _ engine: GraphvizEngine, _ outputs: [GraphvizOutput]
  ) throws(RenderError) -> RenderResult {
    func rendered() throws(RenderError) -> RenderResult {
      try renderer.render(dot: text, engine: engine, outputs: outputs + [.json], dpi: dpi, isCancelled: isCancelled)
    }
    do { return try rendered() } catch .crashed(let signal) {
      // Once more: a picture must not depend on a process that something else ended.
      warnings.append("Graphviz crashed (signal \(signal)) and was started again")
      return try rendered()
    }
  }

  private func faults(_ drawing: DrawnScene) -> Int {
    DiagramLint.overlapping(drawing.nodes).count + tightNodes(drawing).count
  }

  /// The nodes that their label leaves.
  private func tightNodes(_ drawing: DrawnScene) -> [Int] {
    drawing.nodes.filter { node in
      node.texts.flatMap(\.box.corners).contains { node.shape.distance(outside: $0) > DiagramLint.tolerance }
    }.map(\.number)
  }

  /// Measures the nodes at provisional places, then moves those without a position to free ones.
  private mutating func placeNewcomers() throws(DiagramError) {
    let known = placement.centres
    var finder = FreePlaces(scene: scene, known: known)
    placement.centres = finder.centres
    guard let drawing = try once([]).1 else { return }
    var boxes: [Int: DrawnBox] = [:]
    for node in drawing.nodes { boxes[node.number] = node.shape.box }
    finder.place(newcomers, boxes: boxes)
    placement.centres = finder.centres
  }
}
