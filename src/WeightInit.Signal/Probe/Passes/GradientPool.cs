namespace WeightInit.Signal;

/// <summary>Arrays of zeros that are used again: a gradient is needed from its first reader to its node only.</summary>
internal sealed class GradientPool<T>
    where T : unmanaged
{
    private readonly Dictionary<int, Stack<T[]>> _free = [];

    internal T[] Rent(int length)
    {
        if (!_free.TryGetValue(length, out Stack<T[]>? arrays) || arrays.Count == 0)
            return new T[length];
        T[] array = arrays.Pop();
        Array.Clear(array);
        return array;
    }

    internal void Return(T[] array)
    {
        if (!_free.TryGetValue(array.Length, out Stack<T[]>? arrays))
            _free.Add(array.Length, arrays = new Stack<T[]>());
        arrays.Push(array);
    }
}
