using WeightInit.Samples;

bool inColour = !Console.IsOutputRedirected && Environment.GetEnvironmentVariable("NO_COLOR") is null or ""
    && Environment.GetEnvironmentVariable("TERM") != "dumb";
Demo.Run(Console.Out, inColour);
