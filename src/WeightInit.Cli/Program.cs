return WeightInit.Cli.Tool.Run(args);
