namespace WeightInit;

/// <summary>The values given for the parameters of a form, defaults filled in.</summary>
internal sealed class Arguments(string initializer, InitializerParameter[] parameters, object[] values)
{
    internal double Number(string name) => Get<double>(name);

    internal long Count(string name) => (long)NumberRange.Count.Check(Number(name), initializer, name);

    internal int Axis(string name) => (int)NumberRange.Axis.Check(Number(name), initializer, name);

    internal bool Flag(string name) => Get<bool>(name);

    internal AxisList Axes(string name) => Get<AxisList>(name);

    internal T Get<T>(string name) =>
        (T)values[Array.FindIndex(parameters, parameter => parameter.Name == name)];
}
