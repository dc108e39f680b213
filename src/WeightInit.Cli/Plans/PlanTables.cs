using System.Globalization;

namespace WeightInit.Cli;

/// <summary>The tables of a plan.</summary>
internal static class PlanTables
{
    /// <summary>The rules that are for some tensor: their text, the model's numbers that were put in, and how much they are for.</summary>
    internal static TextTable Rules(Plan plan)
    {
        TextTable table = new(
            new("rule") { IsNumber = true }, new("for") { IsCode = true }, new("initializer") { IsCode = true }, new("with"),
            new("tensors") { IsNumber = true }, new("elements") { IsNumber = true }, new("why"));
        foreach (IGrouping<int, PlannedTensor> group in plan.Tensors.GroupBy(planned => planned.RuleIndex).OrderBy(group => group.Key))
        {
            Rule rule = plan.Recipe.Rules[group.Key];
            table.Add(
                Index(group.Key), rule.Describe(), rule.Initializer, Numbers(group.First(), own: false),
                Sizes.Count(group.Count()), Sizes.Count(group.Sum(planned => planned.Tensor.Shape.Count)), rule.Note ?? "");
        }

        return table;
    }

    /// <summary>Every tensor: its fans and why, the numbers of its own that were put in, its law and the rule that chose it.</summary>
    internal static TextTable Tensors(Plan plan)
    {
        TextTable table = new(
            new("tensor") { IsCode = true }, new("shape"), new("dtype"), new("role"), new("fan_in, fan_out"), new("fans"), new("with"),
            new("law") { IsCode = true }, new("std") { IsNumber = true }, new("rule") { IsNumber = true });
        bool oneType = plan.Tensors.Select(planned => planned.Tensor.DType).Distinct().Count() == 1;
        foreach (PlannedTensor planned in plan.Tensors)
        {
            TensorSpec tensor = planned.Tensor;
            table.Add(
                Name(tensor), tensor.Shape.ToString(), oneType ? "" : tensor.DType.Name(), tensor.Role.Name(), planned.Fans?.ToString() ?? "-", Why(planned),
                Numbers(planned, own: true), Law(planned), planned.StandardDeviation?.ToString("G6", CultureInfo.InvariantCulture) ?? "-", Index(planned.RuleIndex));
        }

        return table;
    }

    /// <summary>For each rule and what it made the number of tensors and elements.</summary>
    internal static TextTable ByInitializer(Plan plan)
    {
        TextTable table = new(
            new("tensors") { IsNumber = true }, new("elements") { IsNumber = true }, new("initializer") { IsCode = true }, new("rule") { IsCode = true });
        foreach (IGrouping<(int, string), PlannedTensor> group in plan.Tensors.GroupBy(planned => (planned.RuleIndex, planned.Initializer.ToString())).OrderBy(group => group.Key.RuleIndex))
            table.Add(Sizes.Count(group.Count()), Sizes.Count(group.Sum(planned => planned.Tensor.Shape.Count)), group.Key.Item2, group.First().Rule);
        return table;
    }

    private static string Name(TensorSpec tensor) =>
        tensor.TiedNames.Count == 0 ? tensor.Name : $"{tensor.Name} (also {string.Join(", ", tensor.TiedNames)})";

    private static string Why(PlannedTensor planned) =>
        planned.Fans is not null || planned.Tensor.Role == TensorRole.Kernel ? planned.FanFinding.Reason : "-";

    private static string Law(PlannedTensor planned)
    {
        string law = planned.LawText ?? planned.Initializer.ToString();
        return planned.Tensor.PaddingRow is { } row ? $"{law}, row {row} zeros" : law;
    }

    private static string Numbers(PlannedTensor planned, bool own) => string.Join(", ", planned.Numbers
        .Where(number => own == planned.IsOwn(number.Key))
        .Select(number => string.Create(CultureInfo.InvariantCulture, $"{number.Key} = {number.Value}")));

    private static string Index(int rule) => (rule + 1).ToString(CultureInfo.InvariantCulture);
}
