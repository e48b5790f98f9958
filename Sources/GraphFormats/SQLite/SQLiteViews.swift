/// The views a person asks: one row a node, a relation, a statement, a neighbour, a name, a property.
///
/// `start` and `end` are dates as far as they are known (`2023-05`, `2023~`, `..` for open); `…_earliest` and `…_latest` are the first and
/// the last day they may stand for, so that `WHERE start_latest < '2020-01-01'` means "certainly begun before 2020". They are NULL where
/// there is no date. Days before the year 0 begin with a minus sign, and sort before all others.
enum SQLiteViews {
  static let definition = """
    CREATE VIEW nodes AS
    SELECT n.id, n.kind, coalesce(n.name, n.id) AS name,
      n.start, n.start_earliest, n.start_latest, n."end", n.end_earliest, n.end_latest,
      (SELECT group_concat(source, ' | ')
        FROM (SELECT DISTINCT source FROM node_evidence WHERE node = n.key ORDER BY source)) AS sources
    FROM node AS n;

    CREATE VIEW relations AS
    SELECT r.id, r.kind,
      a.id AS "from", coalesce(a.name, a.id) AS from_name,
      b.id AS "to", coalesce(b.name, b.id) AS to_name,
      k.directed, coalesce(r.sign, k.sign) AS sign,
      r.start, r.start_earliest, r.start_latest, r."end", r.end_earliest, r.end_latest,
      (SELECT value FROM relation_property WHERE relation = r.key AND key = 'weight') AS weight,
      (SELECT group_concat(source, ' | ')
        FROM (SELECT DISTINCT source FROM relation_evidence WHERE relation = r.key ORDER BY source)) AS sources
    FROM relation AS r
      JOIN node AS a ON a.key = r.from_node
      JOIN node AS b ON b.key = r.to_node
      JOIN relation_kind AS k ON k.kind = r.kind;

    CREATE VIEW evidence AS
    SELECT n.id AS fact, 'node' AS about, e.statement, e.source, s.title, s.publisher, s.url,
      e.locator, e.confidence, s.reliability, e.recorded
    FROM node_evidence AS e JOIN node AS n ON n.key = e.node JOIN source AS s ON s.id = e.source
    UNION ALL
    SELECT r.id, 'relation', e.statement, e.source, s.title, s.publisher, s.url,
      e.locator, e.confidence, s.reliability, e.recorded
    FROM relation_evidence AS e JOIN relation AS r ON r.key = e.relation JOIN source AS s ON s.id = e.source;

    CREATE VIEW neighbours AS
    SELECT a.id AS node, coalesce(a.name, a.id) AS name, b.id AS neighbour, coalesce(b.name, b.id) AS neighbour_name,
      CASE WHEN k.directed THEN 'out' ELSE 'both' END AS way,
      r.id AS relation, r.kind, coalesce(r.sign, k.sign) AS sign, r.start, r."end"
    FROM relation AS r
      JOIN node AS a ON a.key = r.from_node
      JOIN node AS b ON b.key = r.to_node
      JOIN relation_kind AS k ON k.kind = r.kind
    UNION ALL
    SELECT b.id, coalesce(b.name, b.id), a.id, coalesce(a.name, a.id),
      CASE WHEN k.directed THEN 'in' ELSE 'both' END,
      r.id, r.kind, coalesce(r.sign, k.sign), r.start, r."end"
    FROM relation AS r
      JOIN node AS a ON a.key = r.from_node
      JOIN node AS b ON b.key = r.to_node
      JOIN relation_kind AS k ON k.kind = r.kind
    WHERE k.directed OR r.from_node <> r.to_node;

    CREATE VIEW names AS
    SELECT n.id AS node, n.kind, n.name, 'name' AS sort, (SELECT language FROM graph) AS language
    FROM node AS n WHERE n.name IS NOT NULL
    UNION ALL
    SELECT n.id, n.kind, m.name, 'name', m.language FROM node_name AS m JOIN node AS n ON n.key = m.node
    UNION ALL
    SELECT n.id, n.kind, m.alias, 'alias', NULL FROM alias AS m JOIN node AS n ON n.key = m.node;

    CREATE VIEW properties AS
    SELECT n.id AS fact, 'node' AS about, p.key, p.type, p.value FROM node_property AS p JOIN node AS n ON n.key = p.node
    UNION ALL
    SELECT r.id, 'relation', p.key, p.type, p.value FROM relation_property AS p JOIN relation AS r ON r.key = p.relation;
    """
}
