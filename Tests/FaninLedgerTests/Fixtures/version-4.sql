PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE study (
  number INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE CHECK (name <> ''),
  question TEXT NOT NULL,
  enrolledAt REAL NOT NULL  -- seconds since 1970, as every time here
) STRICT;
INSERT INTO study VALUES(1,'small','Does an older ledger stay whole?',1795638247.2125072479);
INSERT INTO study VALUES(2,'long','What becomes of a killed run?',1795638247.2738118171);
CREATE TABLE studyDeclaration (  -- one row whenever a study's declaration changed
  number INTEGER PRIMARY KEY,
  study INTEGER NOT NULL REFERENCES study,
  text TEXT NOT NULL CHECK (json_valid(text)),
  analysis TEXT NOT NULL CHECK (json_valid(analysis)),
  declaredAt REAL NOT NULL,
  finishedRuns INTEGER NOT NULL CHECK (finishedRuns >= 0)  -- the study's, at that moment
) STRICT;
INSERT INTO studyDeclaration VALUES(1,1,'{"analysis":{"alpha":0.05,"at":"last-epoch","baseline":{"profile":"uniform"},"correction":"holm","correlate":[],"equivalence-bound":0.01,"metric":"test-accuracy"},"data":["terrain"],"exclude":[],"network":{"activation":"relu","allocation":"uniform","hidden":[4],"initialization":"per-neuron","inputs":"random","output":"dense","placement":"shuffled"},"profiles":["uniform","lognormal(cv=0.5)"],"question":"Does an older ledger stay whole?","seeds":["0","1"],"sparsities":[0.9],"study":"small","sweep":[{"key":"training.learning-rate","levels":["0.1","1e+30"]}],"topologies":["static"],"training":{"batch":128,"epochs":2,"learningRate":0.1,"momentum":0.9,"nesterov":false,"optimizer":"sgd","schedule":{"cosine":{}},"validation":0.1,"weightDecay":0.0001}}','{"alpha":0.05,"at":"last-epoch","baseline":{"profile":"uniform"},"correction":"holm","correlate":[],"equivalence-bound":0.01,"metric":"test-accuracy"}',1795638247.2125072479,0);
INSERT INTO studyDeclaration VALUES(2,2,'{"analysis":{"alpha":0.05,"at":"last-epoch","baseline":{"profile":"uniform"},"correction":"holm","correlate":[],"equivalence-bound":null,"metric":"test-accuracy"},"data":["terrain"],"exclude":[],"network":{"activation":"relu","allocation":"uniform","hidden":[512,512],"initialization":"per-neuron","inputs":"random","output":"dense","placement":"shuffled"},"profiles":["uniform"],"question":"What becomes of a killed run?","seeds":["0","1"],"sparsities":[0.9],"study":"long","sweep":[],"topologies":["static"],"training":{"batch":128,"epochs":500,"learningRate":0.1,"momentum":0.9,"nesterov":false,"optimizer":"sgd","schedule":{"cosine":{}},"validation":0.1,"weightDecay":0.0001}}','{"alpha":0.05,"at":"last-epoch","baseline":{"profile":"uniform"},"correction":"holm","correlate":[],"equivalence-bound":null,"metric":"test-accuracy"}',1795638247.2738118171,0);
INSERT INTO studyDeclaration VALUES(3,1,'{"analysis":{"alpha":0.05,"at":"last-epoch","baseline":{"profile":"uniform"},"correction":"holm","correlate":[],"equivalence-bound":0.02,"metric":"test-accuracy"},"data":["terrain"],"exclude":[],"network":{"activation":"relu","allocation":"uniform","hidden":[4],"initialization":"per-neuron","inputs":"random","output":"dense","placement":"shuffled"},"profiles":["uniform","lognormal(cv=0.25)"],"question":"Does an older ledger stay whole?","seeds":["0","1"],"sparsities":[0.9],"study":"small","sweep":[{"key":"training.learning-rate","levels":["0.1","1e+30"]}],"topologies":["static"],"training":{"batch":128,"epochs":2,"learningRate":0.1,"momentum":0.9,"nesterov":false,"optimizer":"sgd","schedule":{"cosine":{}},"validation":0.1,"weightDecay":0.0001}}','{"alpha":0.05,"at":"last-epoch","baseline":{"profile":"uniform"},"correction":"holm","correlate":[],"equivalence-bound":0.02,"metric":"test-accuracy"}',1795638250.3238101006,4);
CREATE TABLE dataSource (
  identity TEXT NOT NULL PRIMARY KEY,
  reference TEXT NOT NULL CHECK (json_valid(reference))
) STRICT, WITHOUT ROWID;
INSERT INTO dataSource VALUES('terrain','{"identity":"terrain","source":{"named":{"_0":"terrain"}}}');
CREATE TABLE recipe (
  number INTEGER PRIMARY KEY,
  text TEXT NOT NULL UNIQUE CHECK (json_valid(text)),
  data TEXT NOT NULL REFERENCES dataSource,
  profile TEXT NOT NULL,
  sparsity REAL CHECK (sparsity >= 0 AND sparsity < 1),  -- NULL: the dense profile has none
  topology TEXT NOT NULL
) STRICT;
INSERT INTO recipe VALUES(1,'{"data":"terrain","network":{"activation":"relu","allocation":"uniform","hidden":[4],"initialization":"per-neuron","inputs":"random","output":"dense","placement":"shuffled"},"profile":"uniform","sparsity":0.9,"topology":"static","training":{"batch":128,"epochs":2,"learningRate":0.1,"momentum":0.9,"nesterov":false,"optimizer":"sgd","schedule":{"cosine":{}},"validation":0.1,"weightDecay":0.0001}}','terrain','uniform',0.9000000000000000222,'static');
INSERT INTO recipe VALUES(2,'{"data":"terrain","network":{"activation":"relu","allocation":"uniform","hidden":[4],"initialization":"per-neuron","inputs":"random","output":"dense","placement":"shuffled"},"profile":"lognormal(cv=0.5)","sparsity":0.9,"topology":"static","training":{"batch":128,"epochs":2,"learningRate":0.1,"momentum":0.9,"nesterov":false,"optimizer":"sgd","schedule":{"cosine":{}},"validation":0.1,"weightDecay":0.0001}}','terrain','lognormal(cv=0.5)',0.9000000000000000222,'static');
INSERT INTO recipe VALUES(3,'{"data":"terrain","network":{"activation":"relu","allocation":"uniform","hidden":[4],"initialization":"per-neuron","inputs":"random","output":"dense","placement":"shuffled"},"profile":"uniform","sparsity":0.9,"topology":"static","training":{"batch":128,"epochs":2,"learningRate":1e+30,"momentum":0.9,"nesterov":false,"optimizer":"sgd","schedule":{"cosine":{}},"validation":0.1,"weightDecay":0.0001}}','terrain','uniform',0.9000000000000000222,'static');
INSERT INTO recipe VALUES(4,'{"data":"terrain","network":{"activation":"relu","allocation":"uniform","hidden":[4],"initialization":"per-neuron","inputs":"random","output":"dense","placement":"shuffled"},"profile":"lognormal(cv=0.5)","sparsity":0.9,"topology":"static","training":{"batch":128,"epochs":2,"learningRate":1e+30,"momentum":0.9,"nesterov":false,"optimizer":"sgd","schedule":{"cosine":{}},"validation":0.1,"weightDecay":0.0001}}','terrain','lognormal(cv=0.5)',0.9000000000000000222,'static');
INSERT INTO recipe VALUES(5,'{"data":"terrain","network":{"activation":"relu","allocation":"uniform","hidden":[512,512],"initialization":"per-neuron","inputs":"random","output":"dense","placement":"shuffled"},"profile":"uniform","sparsity":0.9,"topology":"static","training":{"batch":128,"epochs":500,"learningRate":0.1,"momentum":0.9,"nesterov":false,"optimizer":"sgd","schedule":{"cosine":{}},"validation":0.1,"weightDecay":0.0001}}','terrain','uniform',0.9000000000000000222,'static');
INSERT INTO recipe VALUES(6,'{"data":"terrain","network":{"activation":"relu","allocation":"uniform","hidden":[4],"initialization":"per-neuron","inputs":"random","output":"dense","placement":"shuffled"},"profile":"lognormal(cv=0.25)","sparsity":0.9,"topology":"static","training":{"batch":128,"epochs":2,"learningRate":0.1,"momentum":0.9,"nesterov":false,"optimizer":"sgd","schedule":{"cosine":{}},"validation":0.1,"weightDecay":0.0001}}','terrain','lognormal(cv=0.25)',0.9000000000000000222,'static');
INSERT INTO recipe VALUES(7,'{"data":"terrain","network":{"activation":"relu","allocation":"uniform","hidden":[4],"initialization":"per-neuron","inputs":"random","output":"dense","placement":"shuffled"},"profile":"lognormal(cv=0.25)","sparsity":0.9,"topology":"static","training":{"batch":128,"epochs":2,"learningRate":1e+30,"momentum":0.9,"nesterov":false,"optimizer":"sgd","schedule":{"cosine":{}},"validation":0.1,"weightDecay":0.0001}}','terrain','lognormal(cv=0.25)',0.9000000000000000222,'static');
CREATE TABLE run (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (length(id) = 64 AND id NOT GLOB '*[^0-9a-f]*'),
  recipe INTEGER NOT NULL REFERENCES recipe,
  seed INTEGER NOT NULL,  -- the 64 bits, read as signed
  state TEXT NOT NULL CHECK (state IN ('pending', 'leased', 'finished', 'failed', 'blocked')), losses INTEGER NOT NULL DEFAULT 0 CHECK (losses >= 0), lostAt REAL, waitsUntil REAL,
  UNIQUE (recipe, seed)
) STRICT;
INSERT INTO run VALUES(1,'7203050e79b1916851b0e923ac0e8c4d276f00d2a705c9b1c851137fe35ceb50',1,0,'finished',0,NULL,NULL);
INSERT INTO run VALUES(2,'2147dd8783bd2eb54221f64888ee0b451f9ae2bdbd63ffc2805d2f9992aa849a',2,0,'finished',0,NULL,NULL);
INSERT INTO run VALUES(3,'308b878c4d6b9603c5d577a45569252496ae5aa28e04ea7e42742749aeb6e89e',3,0,'failed',0,NULL,NULL);
INSERT INTO run VALUES(4,'3d2e0e05e062bdc4eb8c8da5626f5121b5701a8f4b105e9574d70804bd95d7c6',4,0,'failed',0,NULL,NULL);
INSERT INTO run VALUES(5,'379f579ff0f44b07855e7ee3fd4eaa164ebb3275956c679a04ffa92533c60a58',1,1,'finished',0,NULL,NULL);
INSERT INTO run VALUES(6,'7c27fd41b21ea247f19229af5ec74b3b505eb1a32f720ce30aba30137b881917',2,1,'finished',0,NULL,NULL);
INSERT INTO run VALUES(7,'d2f0602b9cb7f42ccb59a2133250d7d5751b3aa56f1d6a5255a887d63c47694a',3,1,'failed',0,NULL,NULL);
INSERT INTO run VALUES(8,'7bf990afbc9f61d44d0ffb948060bf9e1053a930c331a10574145aa4ca36299c',4,1,'failed',0,NULL,NULL);
INSERT INTO run VALUES(9,'c10375e8ece273f991f4914ca7a4230ccf31ca8636d36046d61fb5eb9a69c7f7',5,0,'leased',0,NULL,NULL);
INSERT INTO run VALUES(10,'ab99c4615ea208fc82873ce21ba10c0a7117db430eae84d9e1898f7966e7a3f3',5,1,'pending',0,NULL,NULL);
INSERT INTO run VALUES(11,'c0f2f5233eaf149cc2ee7ef015266f75e5b797fda1de1856fdddb3c09262739d',6,0,'pending',0,NULL,NULL);
INSERT INTO run VALUES(12,'39fe88b4d9c90e8fe669341ba2450dd63c15efa9f76a06130a78910ffc7f2d96',7,0,'pending',0,NULL,NULL);
INSERT INTO run VALUES(13,'3b2508302d6a4033453a74a29f20255bb2ea5e24afc69df8c01acc2dfb9ea1c8',6,1,'pending',0,NULL,NULL);
INSERT INTO run VALUES(14,'9e237f804647f32b1c3a391a7058a4644aa9e79d69367492b13d9eda72ed8fa0',7,1,'pending',0,NULL,NULL);
CREATE TABLE studyRun (
  study INTEGER NOT NULL REFERENCES study,
  run INTEGER NOT NULL REFERENCES run,
  position INTEGER NOT NULL CHECK (position >= 0),  -- in the plan
  isCurrent INTEGER NOT NULL CHECK (isCurrent IN (0, 1)),  -- 0: left the study
  addedAt REAL NOT NULL,
  PRIMARY KEY (study, run)
) STRICT, WITHOUT ROWID;
INSERT INTO studyRun VALUES(1,1,0,1,1795638247.2125072479);
INSERT INTO studyRun VALUES(1,2,1,0,1795638247.2125072479);
INSERT INTO studyRun VALUES(1,3,2,1,1795638247.2125072479);
INSERT INTO studyRun VALUES(1,4,3,0,1795638247.2125072479);
INSERT INTO studyRun VALUES(1,5,4,1,1795638247.2125072479);
INSERT INTO studyRun VALUES(1,6,5,0,1795638247.2125072479);
INSERT INTO studyRun VALUES(1,7,6,1,1795638247.2125072479);
INSERT INTO studyRun VALUES(1,8,7,0,1795638247.2125072479);
INSERT INTO studyRun VALUES(1,11,1,1,1795638250.3238101006);
INSERT INTO studyRun VALUES(1,12,3,1,1795638250.3238101006);
INSERT INTO studyRun VALUES(1,13,5,1,1795638250.3238101006);
INSERT INTO studyRun VALUES(1,14,7,1,1795638250.3238101006);
INSERT INTO studyRun VALUES(2,9,0,1,1795638247.2738118171);
INSERT INTO studyRun VALUES(2,10,1,1,1795638247.2738118171);
CREATE TABLE worker (
  number INTEGER PRIMARY KEY,
  host TEXT NOT NULL,
  boot TEXT NOT NULL,  -- names one start of the machine
  processSpace TEXT NOT NULL,  -- within which a pid means something
  pid INTEGER NOT NULL,
  processStart TEXT NOT NULL,
  thread INTEGER NOT NULL CHECK (thread >= 0),
  version TEXT NOT NULL,
  build TEXT NOT NULL,
  instructionSet TEXT NOT NULL,
  UNIQUE (pid, processStart, boot, host, processSpace, thread)
) STRICT;
INSERT INTO worker VALUES(1,'host-a','00000000-0000-4000-8000-000000000001','pid:[4026531836]',15751,'101182',0,'0.1.0','release','avx512');
INSERT INTO worker VALUES(2,'host-a','00000000-0000-4000-8000-000000000001','pid:[4026531836]',15760,'101190',0,'0.1.0','release','avx512');
INSERT INTO worker VALUES(3,'host-a','00000000-0000-4000-8000-000000000001','pid:[4026531836]',15908,'101501',0,'0.1.0','release','avx512');
CREATE TABLE attempt (  -- one row whenever a worker took a run; open while outcome is NULL
  token INTEGER PRIMARY KEY AUTOINCREMENT,  -- only ever grows: fences off stale workers
  run INTEGER NOT NULL REFERENCES run,
  worker INTEGER NOT NULL REFERENCES worker,
  leasedAt REAL NOT NULL,
  expiresAt REAL NOT NULL,
  endedAt REAL,
  outcome TEXT CHECK (outcome IN ('finished', 'failed', 'released', 'lost')),
  error TEXT, checkpoints INTEGER NOT NULL DEFAULT 0 CHECK (checkpoints >= 0), failure TEXT
  CHECK (failure IN ('diverged', 'out-of-memory', 'bad-data', 'impossible', 'quarantined', 'other')),
  CHECK ((endedAt IS NULL) = (outcome IS NULL)),
  CHECK ((error IS NULL) = (outcome IS NOT 'failed'))
) STRICT;
INSERT INTO attempt VALUES(1,1,1,1795638247.2157151698,1795638307.2157151699,1795638247.2184028625,'finished',NULL,0,NULL);
INSERT INTO attempt VALUES(2,2,1,1795638247.2191901206,1795638307.2191901207,1795638247.2204754352,'finished',NULL,0,NULL);
INSERT INTO attempt VALUES(3,3,1,1795638247.2209119796,1795638307.2209119796,1795638247.2215557098,'failed','diverged: the loss was not a number in epoch 1, step 1; lower training.learning-rate',0,NULL);
INSERT INTO attempt VALUES(4,4,1,1795638247.2218806743,1795638307.2218806743,1795638247.2224421501,'failed','diverged: the loss was not a number in epoch 1, step 1; lower training.learning-rate',0,NULL);
INSERT INTO attempt VALUES(5,5,1,1795638247.2228741646,1795638307.2228741645,1795638247.2239747047,'finished',NULL,0,NULL);
INSERT INTO attempt VALUES(6,6,1,1795638247.2243828773,1795638307.2243828773,1795638247.2255790234,'finished',NULL,0,NULL);
INSERT INTO attempt VALUES(7,7,1,1795638247.2259731292,1795638307.2259731292,1795638247.2264556884,'failed','diverged: the loss was not a number in epoch 1, step 1; lower training.learning-rate',0,NULL);
INSERT INTO attempt VALUES(8,8,1,1795638247.2267611027,1795638307.2267611026,1795638247.2273335457,'failed','diverged: the loss was not a number in epoch 1, step 1; lower training.learning-rate',0,NULL);
INSERT INTO attempt VALUES(9,9,2,1795638247.2768878936,1795638307.2768878936,1795638250.2926793098,'lost',NULL,0,NULL);
INSERT INTO attempt VALUES(10,9,3,1795638250.4078264236,1795638310.4078264236,NULL,NULL,NULL,0,NULL);
CREATE TABLE provenance (
  number INTEGER PRIMARY KEY,
  version TEXT NOT NULL,
  build TEXT NOT NULL,
  instructionSet TEXT NOT NULL,
  processor TEXT NOT NULL,
  system TEXT NOT NULL,
  dataDigest TEXT NOT NULL,
  UNIQUE (dataDigest, version, build, instructionSet, processor, system)
) STRICT;
INSERT INTO provenance VALUES(1,'0.1.0','release','avx512','AMD EPYC','Debian GNU/Linux 12 (bookworm)','8512def78055d0081627145c8c0ac4a80161ff717278e9c33c5a10290622393d');
CREATE TABLE trainedRun (
  run INTEGER PRIMARY KEY REFERENCES run,
  attempt INTEGER NOT NULL UNIQUE REFERENCES attempt,
  provenance INTEGER NOT NULL REFERENCES provenance,
  digest TEXT NOT NULL CHECK (digest <> ''),
  connections INTEGER NOT NULL CHECK (connections >= 0),
  seconds REAL NOT NULL CHECK (seconds >= 0),  -- wall time, evaluation included
  finishedAt REAL NOT NULL
, program INTEGER REFERENCES program, processorSeconds REAL CHECK (processorSeconds >= 0), peakBytes INTEGER CHECK (peakBytes >= 0)) STRICT;
INSERT INTO trainedRun VALUES(1,1,1,'23272595555f11e37393ffcaf668c863548b1faae89067a2ba236c2a1fbc7aa6',50,0.0013340089999999999326,1795638247.2184028625,NULL,NULL,NULL);
INSERT INTO trainedRun VALUES(2,2,1,'02710e524192215f22b1cc7e002939e832382650d7ec654d0b3328058bbaa49f',50,0.0010371469999999999821,1795638247.2204754352,NULL,NULL,NULL);
INSERT INTO trainedRun VALUES(5,5,1,'b8ba404dddb89931bd318f00b2b39fcfd272a02905d17cfe7da7b6ed0284e4cb',50,0.00092676200000000002847,1795638247.2239747047,NULL,NULL,NULL);
INSERT INTO trainedRun VALUES(6,6,1,'74a85d4db0ab8ab7221af4e45dd48d92325b0b01c79425f098be32f3efcabfc6',50,0.001021584000000000077,1795638247.2255790234,NULL,NULL,NULL);
CREATE TABLE epochMeasurement (  -- losses in nats, accuracies as fractions
  run INTEGER NOT NULL REFERENCES run,
  epoch INTEGER NOT NULL CHECK (epoch >= 1),
  step INTEGER NOT NULL CHECK (step >= 0),
  trainingLoss REAL NOT NULL,
  validationLoss REAL,
  validationAccuracy REAL CHECK (validationAccuracy BETWEEN 0 AND 1),
  testLoss REAL NOT NULL,
  testAccuracy REAL NOT NULL CHECK (testAccuracy BETWEEN 0 AND 1),
  testMacroAccuracy REAL NOT NULL CHECK (testMacroAccuracy BETWEEN 0 AND 1),
  PRIMARY KEY (run, epoch)
) STRICT, WITHOUT ROWID;
INSERT INTO epochMeasurement VALUES(1,1,57,1.5155044810308351266,1.4591733509302138305,0.40875000000000000222,1.4199252779185771444,0.44024999999999997468,0.14285714285714284921);
INSERT INTO epochMeasurement VALUES(1,2,114,1.4298771356708472879,1.449469236433506003,0.40875000000000000222,1.4103153570294379992,0.44024999999999997468,0.14285714285714284921);
INSERT INTO epochMeasurement VALUES(2,1,57,1.5391778956270880662,1.505768949836492565,0.40875000000000000222,1.4554147866368294383,0.44024999999999997468,0.14285714285714284921);
INSERT INTO epochMeasurement VALUES(2,2,114,1.4751942600806553507,1.5039382676780224112,0.40875000000000000222,1.4538327446579932811,0.44024999999999997468,0.14285714285714284921);
INSERT INTO epochMeasurement VALUES(5,1,57,1.5003485803306102486,1.3030711954832077115,0.54249999999999998223,1.278417635113000772,0.5420000000000000373,0.2279541862104838279);
INSERT INTO epochMeasurement VALUES(5,2,114,1.253552488585313096,1.2639562189579010009,0.54249999999999998223,1.241606485038995844,0.54049999999999998046,0.21938722271568456001);
INSERT INTO epochMeasurement VALUES(6,1,57,1.5491627758741379761,1.4171813772618770954,0.4375,1.3886649957597254623,0.44200000000000000399,0.14768514005722485626);
INSERT INTO epochMeasurement VALUES(6,2,114,1.3447550962534216001,1.3221176387369633076,0.46875,1.3033357379138470477,0.47475000000000000532,0.25990909884134666407);
CREATE TABLE layerMeasurement (
  run INTEGER NOT NULL REFERENCES run,
  layer INTEGER NOT NULL CHECK (layer >= 0),  -- hidden layers, from 0
  moment TEXT NOT NULL CHECK (moment IN ('initial', 'final')),
  inputs INTEGER NOT NULL CHECK (inputs > 0),
  neurons INTEGER NOT NULL CHECK (neurons > 0),
  connections INTEGER NOT NULL CHECK (connections >= 0),
  fanInCV REAL NOT NULL,
  fanInGini REAL NOT NULL,
  emptyNeurons INTEGER NOT NULL,
  hierarchyStrength REAL,
  hierarchyStrengthPerConnection REAL,
  arithmeticExpectation REAL,
  fanIns TEXT NOT NULL CHECK (json_valid(fanIns)),  -- {"fan-in": neurons, ...}
  PRIMARY KEY (run, layer, moment)
) STRICT, WITHOUT ROWID;
INSERT INTO layerMeasurement VALUES(1,0,'final',54,4,22,0.090909090909090911614,0.045454545454545455807,0,0.0,0.0,1.0616681035935688903,'{"5":2,"6":2}');
INSERT INTO layerMeasurement VALUES(1,0,'initial',54,4,22,0.090909090909090911614,0.045454545454545455807,0,1.5509897542630988187,1.108342256107134105,1.0616681035935688903,'{"5":2,"6":2}');
INSERT INTO layerMeasurement VALUES(2,0,'final',54,4,22,0.53782543482723788041,0.29545454545454546968,0,0.0,0.0,1.6178910300872233474,'{"2":1,"4":1,"6":1,"10":1}');
INSERT INTO layerMeasurement VALUES(2,0,'initial',54,4,22,0.53782543482723788041,0.29545454545454546968,0,1.7038373218420450605,0.97065237212701105384,1.6178910300872233474,'{"2":1,"4":1,"6":1,"10":1}');
INSERT INTO layerMeasurement VALUES(5,0,'final',54,4,22,0.090909090909090911614,0.045454545454545455807,0,3.4988834217027666717,2.0819957307563536907,1.0616681035935688903,'{"5":2,"6":2}');
INSERT INTO layerMeasurement VALUES(5,0,'initial',54,4,22,0.090909090909090911614,0.045454545454545455807,0,0.56824162626349694615,0.52953117665560056614,1.0616681035935688903,'{"5":2,"6":2}');
INSERT INTO layerMeasurement VALUES(6,0,'final',54,4,22,0.53782543482723788041,0.29545454545454546968,0,0.75616154156116943685,0.39025653093241241542,1.6178910300872233474,'{"2":1,"4":1,"6":1,"10":1}');
INSERT INTO layerMeasurement VALUES(6,0,'initial',54,4,22,0.53782543482723788041,0.29545454545454546968,0,0.49334613422318263076,0.27461682489043226507,1.6178910300872233474,'{"2":1,"4":1,"6":1,"10":1}');
CREATE TABLE program (  -- the build behind results, beyond what provenance says
  number INTEGER PRIMARY KEY,
  sourceCommit TEXT NOT NULL,  -- 'unknown' when not built from a clone
  isModified INTEGER NOT NULL CHECK (isModified IN (0, 1)),  -- 1: with uncommitted changes
  compiler TEXT NOT NULL,
  gsl TEXT NOT NULL,
  sqlite TEXT NOT NULL,
  packages TEXT NOT NULL,  -- Swift packages and their versions
  UNIQUE (sourceCommit, isModified, compiler, gsl, sqlite, packages)
) STRICT;
CREATE TABLE runCount (
  study INTEGER NOT NULL,  -- 0: of all studies together, each run once
  state TEXT NOT NULL CHECK (state IN ('pending', 'leased', 'finished', 'failed', 'blocked')),
  runs INTEGER NOT NULL CHECK (runs >= 0),
  PRIMARY KEY (study, state)
) STRICT, WITHOUT ROWID;
INSERT INTO runCount VALUES(0,'blocked',0);
INSERT INTO runCount VALUES(0,'failed',2);
INSERT INTO runCount VALUES(0,'finished',2);
INSERT INTO runCount VALUES(0,'leased',1);
INSERT INTO runCount VALUES(0,'pending',5);
INSERT INTO runCount VALUES(1,'blocked',0);
INSERT INTO runCount VALUES(1,'failed',2);
INSERT INTO runCount VALUES(1,'finished',2);
INSERT INTO runCount VALUES(1,'leased',0);
INSERT INTO runCount VALUES(1,'pending',4);
INSERT INTO runCount VALUES(2,'blocked',0);
INSERT INTO runCount VALUES(2,'failed',0);
INSERT INTO runCount VALUES(2,'finished',0);
INSERT INTO runCount VALUES(2,'leased',1);
INSERT INTO runCount VALUES(2,'pending',1);
CREATE TABLE outOfStudyCount (
  study INTEGER NOT NULL PRIMARY KEY,
  runs INTEGER NOT NULL CHECK (runs >= 0)
) STRICT;
INSERT INTO outOfStudyCount VALUES(1,4);
INSERT INTO outOfStudyCount VALUES(2,0);
CREATE TABLE foreignSource (  -- a file of results that fanin did not compute
  number INTEGER PRIMARY KEY,
  name TEXT NOT NULL CHECK (name <> ''),  -- what computed them, as the importer stated
  fileDigest TEXT NOT NULL CHECK (length(fileDigest) = 64),  -- SHA-256 of the file
  importedAt REAL NOT NULL,
  UNIQUE (name, fileDigest)
) STRICT;
CREATE TABLE foreignResult (  -- of one study alone: no other study takes it for fanin's own
  study INTEGER NOT NULL REFERENCES study,
  run INTEGER NOT NULL REFERENCES run,
  source INTEGER NOT NULL REFERENCES foreignSource,
  line INTEGER NOT NULL CHECK (line > 0),  -- in the source's file
  epochs INTEGER CHECK (epochs > 0),
  trainingLoss REAL,  -- losses in nats, accuracies as fractions; NULL where the file says nothing
  validationLoss REAL,
  validationAccuracy REAL CHECK (validationAccuracy BETWEEN 0 AND 1),
  testLoss REAL,
  testAccuracy REAL CHECK (testAccuracy BETWEEN 0 AND 1),
  testMacroAccuracy REAL CHECK (testMacroAccuracy BETWEEN 0 AND 1),
  connections INTEGER CHECK (connections > 0),
  fanInCV REAL,
  hierarchyStrength REAL,
  hierarchyStrengthPerConnection REAL,
  arithmeticExpectation REAL,
  seconds REAL CHECK (seconds >= 0),
  digest TEXT NOT NULL CHECK (length(digest) = 64),  -- of the source's name, the run and the values
  PRIMARY KEY (study, run)
) STRICT, WITHOUT ROWID;
CREATE TABLE verification (  -- one row whenever a finished run was executed again
  number INTEGER PRIMARY KEY,
  run INTEGER NOT NULL REFERENCES run,
  provenance INTEGER NOT NULL REFERENCES provenance,
  program INTEGER REFERENCES program,
  host TEXT NOT NULL,
  verifiedAt REAL NOT NULL,
  seconds REAL NOT NULL CHECK (seconds >= 0),
  expected TEXT NOT NULL CHECK (expected <> ''),  -- the digest the ledger held
  found TEXT NOT NULL CHECK (found <> ''),
  agrees INTEGER NOT NULL GENERATED ALWAYS AS (expected = found) VIRTUAL,
  UNIQUE (run, host, verifiedAt, found)
) STRICT;
CREATE TABLE look (  -- one row whenever a command showed a study's results with more runs finished
  number INTEGER PRIMARY KEY,
  study INTEGER NOT NULL REFERENCES study,
  command TEXT NOT NULL CHECK (command <> ''),
  finishedRuns INTEGER NOT NULL CHECK (finishedRuns > 0),  -- the study's, at that moment
  lookedAt REAL NOT NULL
) STRICT;
DELETE FROM sqlite_sequence;
INSERT INTO sqlite_sequence VALUES('attempt',10);
CREATE INDEX studyDeclarationByStudy ON studyDeclaration (study);
CREATE INDEX runPending ON run (seed) WHERE state = 'pending';
CREATE INDEX runFailed ON run (seed) WHERE state = 'failed';
CREATE INDEX studyRunByRun ON studyRun (run, study) WHERE isCurrent = 1;
CREATE UNIQUE INDEX attemptOpen ON attempt (run) WHERE outcome IS NULL;
CREATE INDEX attemptByRun ON attempt (run);
CREATE INDEX trainedRunByTime ON trainedRun (finishedAt);
CREATE TRIGGER runTransition BEFORE UPDATE OF state ON run
WHEN NOT (
  OLD.state = NEW.state
  OR OLD.state = 'pending' AND NEW.state IN ('leased', 'blocked')
  OR OLD.state = 'leased' AND NEW.state IN ('pending', 'finished', 'failed')
  OR OLD.state IN ('failed', 'blocked') AND NEW.state = 'pending')
BEGIN SELECT raise(ABORT, 'no such transition between states of a run'); END;
CREATE TRIGGER runIdentity BEFORE UPDATE OF id, recipe, seed ON run
BEGIN SELECT raise(ABORT, 'a run is what its id says'); END;
CREATE TRIGGER runLeased BEFORE UPDATE OF state ON run
WHEN (NEW.state = 'leased') <> EXISTS (
  SELECT 1 FROM attempt WHERE run = NEW.number AND outcome IS NULL)
BEGIN SELECT raise(ABORT, 'a run is leased exactly while an attempt is open'); END;
CREATE TRIGGER runFinished BEFORE UPDATE OF state ON run
WHEN (NEW.state = 'finished') <> EXISTS (SELECT 1 FROM trainedRun WHERE run = NEW.number)
BEGIN SELECT raise(ABORT, 'a run is finished exactly when it has a result'); END;
CREATE TRIGGER attemptEnded BEFORE UPDATE ON attempt WHEN OLD.outcome IS NOT NULL
BEGIN SELECT raise(ABORT, 'an attempt that ended never changes'); END;
CREATE TRIGGER attemptKept BEFORE DELETE ON attempt
BEGIN SELECT raise(ABORT, 'attempts are never erased'); END;
CREATE TRIGGER trainedRunKept BEFORE DELETE ON trainedRun
BEGIN SELECT raise(ABORT, 'results are never erased'); END;
CREATE INDEX runWaiting ON run (waitsUntil) WHERE waitsUntil IS NOT NULL;
CREATE INDEX attemptExpiring ON attempt (expiresAt) WHERE outcome IS NULL;
CREATE TRIGGER studyCounted AFTER INSERT ON study BEGIN
  INSERT INTO runCount SELECT NEW.number, value, 0
    FROM json_each('["pending", "leased", "finished", "failed", "blocked"]');
  INSERT INTO outOfStudyCount VALUES (NEW.number, 0);
END;
CREATE TRIGGER runCounted AFTER UPDATE OF state ON run WHEN OLD.state <> NEW.state BEGIN
  UPDATE runCount SET runs = runs + CASE state WHEN NEW.state THEN 1 ELSE -1 END
  WHERE state IN (OLD.state, NEW.state) AND study IN (
    SELECT study FROM studyRun WHERE run = NEW.number AND isCurrent = 1
    UNION ALL
    SELECT 0 WHERE EXISTS (SELECT 1 FROM studyRun WHERE run = NEW.number AND isCurrent = 1));
END;
CREATE TRIGGER memberAdded AFTER INSERT ON studyRun WHEN NEW.isCurrent = 1 BEGIN
  UPDATE runCount SET runs = runs + 1
  WHERE state = (SELECT state FROM run WHERE number = NEW.run) AND study IN (
    SELECT NEW.study
    UNION ALL
    SELECT 0 WHERE NOT EXISTS (
      SELECT 1 FROM studyRun WHERE run = NEW.run AND isCurrent = 1 AND study <> NEW.study));
END;
CREATE TRIGGER memberAddedOut AFTER INSERT ON studyRun WHEN NEW.isCurrent = 0 BEGIN
  UPDATE outOfStudyCount SET runs = runs + 1 WHERE study = NEW.study;
END;
CREATE TRIGGER memberMoved AFTER UPDATE OF isCurrent ON studyRun
WHEN OLD.isCurrent <> NEW.isCurrent BEGIN
  UPDATE runCount SET runs = runs + CASE NEW.isCurrent WHEN 1 THEN 1 ELSE -1 END
  WHERE state = (SELECT state FROM run WHERE number = NEW.run) AND study IN (
    SELECT NEW.study
    UNION ALL
    SELECT 0 WHERE NOT EXISTS (
      SELECT 1 FROM studyRun WHERE run = NEW.run AND isCurrent = 1 AND study <> NEW.study));
  UPDATE outOfStudyCount SET runs = runs + CASE NEW.isCurrent WHEN 0 THEN 1 ELSE -1 END
  WHERE study = NEW.study;
END;
CREATE VIEW attempt_log AS  -- who tried what, and what became of it
SELECT
  attempt.token, run.id AS run, recipe.data, recipe.profile, recipe.sparsity,
  recipe.topology, run.seed, coalesce(attempt.outcome, 'open') AS outcome, attempt.failure,
  attempt.error, attempt.checkpoints,
  datetime(attempt.leasedAt, 'unixepoch') AS leased_at,
  datetime(attempt.endedAt, 'unixepoch') AS ended_at,
  worker.host, worker.pid, worker.thread, worker.version, worker.build,
  worker.instructionSet AS instruction_set
FROM attempt
JOIN run ON run.number = attempt.run
JOIN recipe ON recipe.number = run.recipe
JOIN worker ON worker.number = attempt.worker
ORDER BY attempt.token
;
CREATE INDEX foreignResultByRun ON foreignResult (run);
CREATE TRIGGER foreignResultKept BEFORE DELETE ON foreignResult
BEGIN SELECT raise(ABORT, 'results are never erased'); END;
CREATE TRIGGER foreignResultFixed BEFORE UPDATE ON foreignResult
BEGIN SELECT raise(ABORT, 'results never change'); END;
CREATE TRIGGER verificationKept BEFORE DELETE ON verification
BEGIN SELECT raise(ABORT, 'verifications are never erased'); END;
CREATE TRIGGER verificationFixed BEFORE UPDATE ON verification
BEGIN SELECT raise(ABORT, 'verifications never change'); END;
CREATE TRIGGER trainedRunFixed BEFORE UPDATE ON trainedRun
-- A merge may learn that the same bits were first computed elsewhere.
WHEN NEW.run <> OLD.run OR NEW.digest <> OLD.digest OR NEW.connections <> OLD.connections
  OR NEW.finishedAt > OLD.finishedAt
BEGIN SELECT raise(ABORT, 'results never change'); END
;
CREATE VIEW result AS  -- one row per run of a study, as `fanin export` writes them
SELECT
  run.id AS run, study.name AS study, recipe.data, recipe.profile, recipe.sparsity,
  recipe.topology, run.seed,
  CASE WHEN foreignResult.run IS NULL THEN run.state ELSE 'finished' END AS state,
  coalesce(foreignResult.epochs, epoch.epoch) AS epochs,
  iif(foreignResult.run IS NULL, epoch.trainingLoss, foreignResult.trainingLoss) AS train_loss,
  iif(foreignResult.run IS NULL, epoch.validationAccuracy, foreignResult.validationAccuracy)
    AS validation_accuracy,
  iif(foreignResult.run IS NULL, epoch.testLoss, foreignResult.testLoss) AS test_loss,
  iif(foreignResult.run IS NULL, epoch.testAccuracy, foreignResult.testAccuracy)
    AS test_accuracy,
  iif(foreignResult.run IS NULL, epoch.testMacroAccuracy, foreignResult.testMacroAccuracy)
    AS test_macro_accuracy,
  iif(foreignResult.run IS NULL, trainedRun.connections, foreignResult.connections)
    AS connections,
  iif(foreignResult.run IS NULL,
    (SELECT sum(fanInCV * neurons) / sum(neurons) FROM layerMeasurement AS layer
      WHERE layer.run = run.number AND moment = 'final'), foreignResult.fanInCV) AS fan_in_cv,
  iif(foreignResult.run IS NULL,
    (SELECT CASE WHEN count(*) = count(hierarchyStrength) THEN avg(hierarchyStrength) END
      FROM layerMeasurement AS layer WHERE layer.run = run.number AND moment = 'final'),
    foreignResult.hierarchyStrength) AS hierarchy_strength,
  iif(foreignResult.run IS NULL,
    (SELECT CASE WHEN count(*) = count(hierarchyStrengthPerConnection)
        THEN avg(hierarchyStrengthPerConnection) END
      FROM layerMeasurement AS layer WHERE layer.run = run.number AND moment = 'final'),
    foreignResult.hierarchyStrengthPerConnection) AS hierarchy_strength_per_connection,
  iif(foreignResult.run IS NULL,
    (SELECT CASE WHEN count(*) = count(arithmeticExpectation)
        THEN avg(arithmeticExpectation) END
      FROM layerMeasurement AS layer WHERE layer.run = run.number AND moment = 'final'),
    foreignResult.arithmeticExpectation) AS arithmetic_expectation,
  (SELECT count(*) FROM attempt WHERE attempt.run = run.number) AS attempts,
  iif(foreignResult.run IS NULL, trainedRun.seconds, foreignResult.seconds) AS seconds,
  coalesce(foreignResult.digest, trainedRun.digest) AS digest,
  foreignSource.name AS source
FROM studyRun
JOIN study ON study.number = studyRun.study
JOIN run ON run.number = studyRun.run
JOIN recipe ON recipe.number = run.recipe
LEFT JOIN foreignResult
  ON foreignResult.study = studyRun.study AND foreignResult.run = studyRun.run
LEFT JOIN foreignSource ON foreignSource.number = foreignResult.source
LEFT JOIN trainedRun ON trainedRun.run = run.number
LEFT JOIN epochMeasurement AS epoch ON epoch.run = run.number
  AND epoch.epoch = (SELECT max(epoch) FROM epochMeasurement WHERE run = run.number)
WHERE studyRun.isCurrent = 1
ORDER BY study.name, studyRun.position
;
CREATE VIEW comparison_input AS  -- what the comparisons read: one value of the declared metric
WITH
  declared AS (
    SELECT study, json_extract(analysis, '$.metric') AS metric,
      json_extract(analysis, '$.at') AS at,
      row_number() OVER (PARTITION BY study ORDER BY declaredAt DESC, number DESC) AS age
    FROM studyDeclaration),
  reading AS (  -- every epoch; a result from elsewhere has one
    SELECT studyRun.study, studyRun.run, epoch.epoch, epoch.trainingLoss, epoch.validationLoss,
      epoch.validationAccuracy, epoch.testLoss, epoch.testAccuracy, epoch.testMacroAccuracy,
      NULL AS source
    FROM studyRun JOIN epochMeasurement AS epoch ON epoch.run = studyRun.run
    WHERE studyRun.isCurrent = 1 AND NOT EXISTS (
      SELECT 1 FROM foreignResult AS f WHERE f.study = studyRun.study AND f.run = studyRun.run)
    UNION ALL
    SELECT f.study, f.run, f.epochs, f.trainingLoss, f.validationLoss, f.validationAccuracy,
      f.testLoss, f.testAccuracy, f.testMacroAccuracy, foreignSource.name
    FROM foreignResult AS f
    JOIN foreignSource ON foreignSource.number = f.source
    JOIN studyRun ON studyRun.study = f.study AND studyRun.run = f.run
    WHERE studyRun.isCurrent = 1),
  ranked AS (
    SELECT reading.*, declared.metric, declared.at, row_number() OVER (
      PARTITION BY reading.study, reading.run
      ORDER BY CASE WHEN declared.at = 'best-validation' THEN validationAccuracy END DESC,
        CASE WHEN declared.at = 'best-validation' THEN epoch ELSE -epoch END) AS place
    FROM reading JOIN declared ON declared.study = reading.study AND declared.age = 1)
SELECT
  study.name AS study, recipe.data, recipe.topology, recipe.sparsity, recipe.profile,
  recipe.text AS recipe, run.seed, ranked.metric, ranked.at, ranked.epoch,
  CASE ranked.metric
    WHEN 'test-accuracy' THEN testAccuracy
    WHEN 'test-macro-accuracy' THEN testMacroAccuracy
    WHEN 'test-loss' THEN testLoss
    WHEN 'validation-accuracy' THEN validationAccuracy
    WHEN 'validation-loss' THEN validationLoss
    WHEN 'training-loss' THEN trainingLoss
  END AS value,
  run.id AS run, ranked.source
FROM ranked
JOIN study ON study.number = ranked.study
JOIN run ON run.number = ranked.run
JOIN recipe ON recipe.number = run.recipe
WHERE ranked.place = 1
ORDER BY study.name, recipe.data, recipe.topology, recipe.sparsity, recipe.profile, run.seed
;
CREATE INDEX lookByStudy ON look (study);
CREATE TRIGGER lookStays BEFORE UPDATE ON look
BEGIN SELECT RAISE(ABORT, 'a look at results never changes'); END;
CREATE TRIGGER lookRemains BEFORE DELETE ON look
BEGIN SELECT RAISE(ABORT, 'a look at results is never erased'); END;
COMMIT;
PRAGMA application_id = 1178685001;
PRAGMA user_version = 4;
