// Solves the network in the .inp file named first with EPANET and prints, as JSON, its version and the pressure at every node.
const fs = require("fs");
const { CountType, NodeProperty, Project, Workspace } = require("epanet-js");

async function main() {
  const workspace = new Workspace();
  if (workspace.loadModule) {
    await workspace.loadModule();
  }
  const project = new Project(workspace);
  workspace.writeFile("network.inp", fs.readFileSync(process.argv[2], "utf8"));
  project.open("network.inp", "report.txt", "out.bin");
  project.solveH();
  const pressures = {};
  for (let node = 1; node <= project.getCount(CountType.NodeCount); node++) {
    pressures[project.getNodeId(node)] = project.getNodeValue(node, NodeProperty.Pressure);
  }
  console.log(JSON.stringify({ version: workspace.version, pressures }));
  project.close();
}

main().catch((fault) => {
  console.error(String(fault));
  process.exit(1);
});
