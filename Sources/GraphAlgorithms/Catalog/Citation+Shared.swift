/// Publications that several cards name, by their first author.
extension Citation {
  static let arefWilson = Citation(
    "S. Aref, M. C. Wilson", 2019, "Balance and frustration in signed networks", "Journal of Complex Networks 7",
    doi: "10.1093/comnet/cny015")
  static let barrat = Citation(
    "A. Barrat, M. Barthélemy, R. Pastor-Satorras, A. Vespignani", 2004,
    "The architecture of complex weighted networks", "PNAS 101", doi: "10.1073/pnas.0400087101")
  static let batageljZaversnik = Citation(
    "V. Batagelj, M. Zaveršnik", 2003, "An O(m) algorithm for cores decomposition of networks", "arXiv",
    doi: "10.48550/arXiv.cs/0310049")
  static let brandes = Citation(
    "U. Brandes", 2001, "A faster algorithm for betweenness centrality", "Journal of Mathematical Sociology 25",
    doi: "10.1080/0022250X.2001.9990249")
  static let brandesFleischer = Citation(
    "U. Brandes, D. Fleischer", 2005, "Centrality measures based on current flow", "STACS",
    doi: "10.1007/978-3-540-31856-9_44")
  static let brandesVariants = Citation(
    "U. Brandes", 2008, "On variants of shortest-path betweenness centrality and their generic computation",
    "Social Networks 30", doi: "10.1016/j.socnet.2007.11.001")
  static let burt = Citation(
    "R. S. Burt", 1992, "Structural holes: the social structure of competition", "Harvard University Press",
    doi: "10.4159/9780674029095")
  static let burtIdeas = Citation(
    "R. S. Burt", 2004, "Structural holes and good ideas", "American Journal of Sociology 110", doi: "10.1086/421787")
  static let cartwrightHarary = Citation(
    "D. Cartwright, F. Harary", 1956, "Structural balance: a generalization of Heider's theory",
    "Psychological Review 63", doi: "10.1037/h0046049")
  static let davis = Citation(
    "J. A. Davis", 1967, "Clustering and structural balance in graphs", "Human Relations 20",
    doi: "10.1177/001872676702000206")
  static let doreianMrvar = Citation(
    "P. Doreian, A. Mrvar", 1996, "A partitioning approach to structural balance", "Social Networks 18",
    doi: "10.1016/0378-8733(95)00259-6")
  static let eppsteinLofflerStrash = Citation(
    "D. Eppstein, M. Löffler, D. Strash", 2013, "Listing all maximal cliques in large sparse real-world graphs",
    "ACM Journal of Experimental Algorithmics 18", doi: "10.1145/2543629")
  static let fagiolo = Citation(
    "G. Fagiolo", 2007, "Clustering in complex directed networks", "Physical Review E 76",
    doi: "10.1103/PhysRevE.76.026107")
  static let freeman = Citation(
    "L. C. Freeman", 1978, "Centrality in social networks: conceptual clarification", "Social Networks 1",
    doi: "10.1016/0378-8733(78)90021-7")
  static let girvanNewman = Citation(
    "M. Girvan, M. E. J. Newman", 2002, "Community structure in social and biological networks", "PNAS 99",
    doi: "10.1073/pnas.122653799")
  static let gusfield = Citation(
    "D. Gusfield", 1990, "Very simple methods for all pairs network flow analysis", "SIAM Journal on Computing 19",
    doi: "10.1137/0219009")
  static let hageHarary = Citation(
    "P. Hage, F. Harary", 1995, "Eccentricity and centrality in networks", "Social Networks 17",
    doi: "10.1016/0378-8733(94)00248-9")
  static let harary = Citation(
    "F. Harary", 1959, "On the measurement of structural balance", "Behavioral Science 4", doi: "10.1002/bs.3830040405")
  static let hartNilssonRaphael = Citation(
    "P. E. Hart, N. J. Nilsson, B. Raphael", 1968,
    "A formal basis for the heuristic determination of minimum cost paths",
    "IEEE Transactions on Systems Science and Cybernetics 4", doi: "10.1109/TSSC.1968.300136")
  static let hollandLeinhardt = Citation(
    "P. W. Holland, S. Leinhardt", 1976, "Local structure in social networks", "Sociological Methodology 7",
    doi: "10.2307/270703")
  static let hopcroftTarjan = Citation(
    "J. Hopcroft, R. Tarjan", 1973, "Algorithm 447: efficient algorithms for graph manipulation",
    "Communications of the ACM 16", doi: "10.1145/362248.362272")
  static let graphalytics = Citation(
    "A. Iosup, T. Hegeman, W. L. Ngai, S. Heldens, A. Prat-Pérez and others", 2016,
    "LDBC Graphalytics: a benchmark for large-scale graph analysis on parallel and distributed platforms", "PVLDB 9",
    doi: "10.14778/3007263.3007270")
  static let katz = Citation(
    "L. Katz", 1953, "A new status index derived from sociometric analysis", "Psychometrika 18",
    doi: "10.1007/BF02289026")
  static let kleinRandic = Citation(
    "D. J. Klein, M. Randić", 1993, "Resistance distance", "Journal of Mathematical Chemistry 12",
    doi: "10.1007/BF01164627")
  static let krackhardt = Citation(
    "D. Krackhardt", 1988, "Predicting with networks: nonparametric multiple regression analysis of dyadic data",
    "Social Networks 10", doi: "10.1016/0378-8733(88)90004-4")
  static let lancichinettiFortunato = Citation(
    "A. Lancichinetti, S. Fortunato", 2012, "Consensus clustering in complex networks", "Scientific Reports 2, 336",
    doi: "10.1038/srep00336")
  static let libenNowellKleinberg = Citation(
    "D. Liben-Nowell, J. Kleinberg", 2007, "The link-prediction problem for social networks",
    "Journal of the American Society for Information Science and Technology 58", doi: "10.1002/asi.20591")
  static let luZhou = Citation(
    "L. Lü, T. Zhou", 2011, "Link prediction in complex networks: a survey", "Physica A 390",
    doi: "10.1016/j.physa.2010.11.027")
  static let maslovSneppen = Citation(
    "S. Maslov, K. Sneppen", 2002, "Specificity and stability in topology of protein networks", "Science 296",
    doi: "10.1126/science.1065103")
  static let menger = Citation(
    "K. Menger", 1927, "Zur allgemeinen Kurventheorie", "Fundamenta Mathematicae 10", doi: "10.4064/fm-10-1-96-115")
  static let newmanMixing = Citation(
    "M. E. J. Newman", 2003, "Mixing patterns in networks", "Physical Review E 67", doi: "10.1103/PhysRevE.67.026126")
  static let newmanRandomWalks = Citation(
    "M. E. J. Newman", 2005, "A measure of betweenness centrality based on random walks", "Social Networks 27",
    doi: "10.1016/j.socnet.2004.11.009")
  static let raghavanAlbertKumara = Citation(
    "U. N. Raghavan, R. Albert, S. Kumara", 2007,
    "Near linear time algorithm to detect community structures in large-scale networks", "Physical Review E 76, 036106",
    doi: "10.1103/PhysRevE.76.036106")
  static let sanSegundo = Citation(
    "P. San Segundo, D. Rodríguez-Losada, A. Jiménez", 2011,
    "An exact bit-parallel algorithm for the maximum clique problem", "Computers & Operations Research 38",
    doi: "10.1016/j.cor.2010.07.019")
  static let seidman = Citation(
    "S. B. Seidman", 1983, "Network structure and minimum degree", "Social Networks 5",
    doi: "10.1016/0378-8733(83)90028-X")
  static let strona = Citation(
    "G. Strona, D. Nappo, F. Boccacci, S. Fattorini, J. San-Miguel-Ayanz", 2014,
    "A fast and unbiased procedure to randomize ecological binary matrices with fixed row and column totals",
    "Nature Communications 5", doi: "10.1038/ncomms5114")
  static let suurballe = Citation(
    "J. W. Suurballe", 1974, "Disjoint paths in a network", "Networks 4", doi: "10.1002/net.3230040204")
  static let suurballeTarjan = Citation(
    "J. W. Suurballe, R. E. Tarjan", 1984, "A quick method for finding shortest pairs of disjoint paths", "Networks 14",
    doi: "10.1002/net.3230140209")
  static let tarjan = Citation(
    "R. Tarjan", 1972, "Depth-first search and linear graph algorithms", "SIAM Journal on Computing 1",
    doi: "10.1137/0201010")
  static let thenKaufmann = Citation(
    "M. Then, M. Kaufmann, F. Chirigati, T.-A. Hoang-Vu, K. Pham, A. Kemper, T. Neumann, H. T. Vo", 2014,
    "The more the merrier: efficient multi-source graph traversal", "PVLDB 8", doi: "10.14778/2735496.2735507")
  static let traagWaltmanVanEck = Citation(
    "V. A. Traag, L. Waltman, N. J. van Eck", 2019, "From Louvain to Leiden: guaranteeing well-connected communities",
    "Scientific Reports 9, 5233", doi: "10.1038/s41598-019-41695-z")
  static let wassermanFaust = Citation(
    "S. Wasserman, K. Faust", 1994, "Social network analysis: methods and applications", "Cambridge University Press",
    doi: "10.1017/CBO9780511815478")
  static let wattsStrogatz = Citation(
    "D. J. Watts, S. H. Strogatz", 1998, "Collective dynamics of 'small-world' networks", "Nature 393",
    doi: "10.1038/30918")
}
