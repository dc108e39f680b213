using WeightInit.Samples.Papers;

// Papers against this library: papers [digits.csv.gz]. A line for each number: theirs, ours, and whether they agree.
string digits = args.Length > 0 ? args[0] : PaperChecks.FindDigits();
return PaperChecks.Run(Console.Out, digits) ? 0 : 1;
