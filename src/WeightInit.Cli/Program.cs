using WeightInit.Cli;

return Tool.Run(args, Terminal.OfProcess());
